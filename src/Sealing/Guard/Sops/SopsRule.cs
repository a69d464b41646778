using System.Text.RegularExpressions;
using Sealing.Guard.Structure;
using Sealing.Sops;
using Sealing.Yaml;

namespace Sealing.Guard.Sops;

/// <summary>A creation rule of a <c>.sops.yaml</c>: which files it is for, and how they are encrypted.</summary>
internal sealed partial class SopsRule
{
    /// <summary>Names that nobody encrypts: a rule that matches them all is for any file that needs it, not for every file.</summary>
    private static readonly string[] Plain = ["deployment.yaml", "apps/base/deployment.yaml", "docs/notes.yaml"];

    private readonly RulePattern? _path;
    private readonly ContextFault _fault;

    private SopsRule(RulePattern? path, SopsProtection? protection, ContextFault fault, string folder)
    {
        (_path, _fault) = (path, fault);
        Protection = protection ?? new SopsProtection(SopsSelection.Default, []);
        IsBroken = protection is null;
        IsCatchAll = !IsBroken && Plain.All(name => Judge(name).IsFor) && !FolderOfSecrets().IsMatch(folder);
    }

    public SopsProtection Protection { get; }

    /// <summary>Whether the rule is for files of any name.</summary>
    public bool IsCatchAll { get; }

    /// <summary>Why no file can be encrypted by the rule, or null.</summary>
    public ContextFault? Fault => IsBroken ? _fault : null;

    private bool IsBroken { get; }

    /// <summary>The rule in the configuration of a folder.</summary>
    /// <exception cref="SopsException">A field is not of the form it must have: sops refuses the whole file.</exception>
    /// <exception cref="ManifestException">A value is not what its tag says.</exception>
    public static SopsRule Read(YamlNode node, string file, string folder, string place)
    {
        var map = ConfigurationMap.Of(MetadataNodes.Read(node), place);
        var fault = new ContextFault(file, node.Span.Line, node.Span.Column, place, "");
        if (map.Text("path_regex") is not { Length: > 0 } expression)
        {
            return Protect(null, map, fault, folder);
        }

        var at = (node.Resolved as YamlMapping)?.Find("path_regex")?.Span ?? node.Span;
        fault = fault with { Line = at.Line, Column = at.Column, YamlPath = place + ".path_regex" };
        try
        {
            return Protect(new RulePattern(expression), map, fault, folder);
        }
        catch (SopsException e)
        {
            return new SopsRule(null, null, fault with { Why = e.Message }, folder);
        }
    }

    /// <summary>
    /// Whether a path, relative to the folder of the configuration, falls under the rule, or why that cannot be told, or the rule not be used: sops fails at
    /// a rule that it gets to and cannot use.
    /// </summary>
    public (bool IsFor, ContextFault? Fault) Judge(string path)
    {
        try
        {
            var isFor = _path?.IsMatch(path) != false;
            return isFor && IsBroken ? (false, _fault) : (isFor, null);
        }
        catch (SopsException e)
        {
            return (false, _fault with { Why = e.Message }); // the expression is for paths in ASCII
        }
    }

    private static SopsRule Protect(RulePattern? path, ConfigurationMap map, ContextFault fault, string folder)
    {
        try
        {
            return new SopsRule(path, SopsProtection.Of(map), fault, folder);
        }
        catch (SopsException e)
        {
            return new SopsRule(path, null, fault with { Why = e.Message }, folder);
        }
    }

    // A configuration that lies in such a folder is there for all that is in it.
    [GeneratedRegex("(^|/)(secrets?|credentials|sops|vault|encrypted|private)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FolderOfSecrets();
}
