using Sealing.Sops;
using Sealing.Yaml;

namespace Sealing.Guard.Sops;

/// <summary>A creation rule of a <c>.sops.yaml</c>: which files it is for, and how they are encrypted.</summary>
internal sealed class SopsRule
{
    /// <summary>Names that nobody encrypts: a rule that matches them all is for any file that needs it, not for every file.</summary>
    private static readonly string[] Plain = ["deployment.yaml", "apps/base/deployment.yaml", "docs/notes.yaml"];

    private readonly RulePattern? _path;

    private SopsRule(RulePattern? path, SopsProtection protection)
    {
        (_path, Protection) = (path, protection);
        IsCatchAll = Plain.All(IsFor);
    }

    public SopsProtection Protection { get; }

    /// <summary>Whether the rule is for files of any name.</summary>
    public bool IsCatchAll { get; }

    /// <summary>The rule, or null where it is broken: sops refuses it, and no file can be said to fall under it.</summary>
    public static SopsRule? Read(YamlNode node)
    {
        try
        {
            var map = ConfigurationMap.Of(MetadataNodes.Read(node), "");
            var path = map.Text("path_regex") is { Length: > 0 } expression ? new RulePattern(expression) : null;
            return SopsProtection.Of(map) is { } protection ? new SopsRule(path, protection) : null;
        }
        catch (SopsException)
        {
            return null;
        }
    }

    /// <summary>Whether a path, relative to the folder of the configuration, falls under the rule.</summary>
    public bool IsFor(string path)
    {
        try
        {
            return _path?.IsMatch(path) != false;
        }
        catch (SopsException)
        {
            return false; // the expression is for paths in ASCII
        }
    }
}
