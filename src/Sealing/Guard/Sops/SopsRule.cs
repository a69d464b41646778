using System.Text.RegularExpressions;
using Sealing.Sops;
using Sealing.Yaml;

namespace Sealing.Guard.Sops;

/// <summary>A creation rule of a <c>.sops.yaml</c>: which files it is for, and how they are encrypted.</summary>
internal sealed partial class SopsRule
{
    /// <summary>Names that nobody encrypts: a rule that matches them all is for any file that needs it, not for every file.</summary>
    private static readonly string[] Plain = ["deployment.yaml", "apps/base/deployment.yaml", "docs/notes.yaml"];

    private readonly RulePattern? _path;

    private SopsRule(RulePattern? path, SopsProtection protection, string folder)
    {
        (_path, Protection) = (path, protection);
        IsCatchAll = Plain.All(IsFor) && !FolderOfSecrets().IsMatch(folder);
    }

    public SopsProtection Protection { get; }

    /// <summary>Whether the rule is for files of any name.</summary>
    public bool IsCatchAll { get; }

    /// <summary>The rule in the configuration of a folder, or null where it is broken: sops refuses it, and no file can be said to fall under it.</summary>
    public static SopsRule? Read(YamlNode node, string folder)
    {
        try
        {
            var map = ConfigurationMap.Of(MetadataNodes.Read(node), "");
            var path = map.Text("path_regex") is { Length: > 0 } expression ? new RulePattern(expression) : null;
            return SopsProtection.Of(map) is { } protection ? new SopsRule(path, protection, folder) : null;
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

    // A configuration that lies in such a folder is there for all that is in it.
    [GeneratedRegex("(^|/)(secrets?|credentials|sops|vault|encrypted|private)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FolderOfSecrets();
}
