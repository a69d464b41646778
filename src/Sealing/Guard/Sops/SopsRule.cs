using System.Text.RegularExpressions;
using Sealing.Sops;

namespace Sealing.Guard.Sops;

/// <summary>A creation rule as the guard goes by it.</summary>
internal sealed partial class SopsRule(SopsCreationRule rule, string folder)
{
    /// <summary>Names that nobody encrypts: a rule that matches them all is for any file that needs it, not for every file.</summary>
    private static readonly string[] Plain = ["deployment.yaml", "apps/base/deployment.yaml", "docs/notes.yaml"];

    // Keys of a form that is not known here leave it without recipients: its files must be encrypted all the same.
    private readonly Lazy<SopsProtection> _protection = new(() => new SopsProtection(rule.Selection, rule.KeysFault is null ? rule.KeyGroups : []));

    private readonly Lazy<bool> _isCatchAll = new(() => Array.TrueForAll(Plain, name => rule.Judge(name).IsMatch) && !FolderOfSecrets().IsMatch(folder));

    public SopsCreationRule Rule => rule;

    public SopsProtection Protection => _protection.Value;

    /// <summary>Whether the rule is for files of any name.</summary>
    public bool IsCatchAll => _isCatchAll.Value;

    /// <summary>
    /// Whether a path, relative to the folder of the configuration, falls under the rule, or why that cannot be told, or the rule not be used: sops fails at
    /// a rule that it gets to and cannot use.
    /// </summary>
    public (bool IsFor, SopsConfigurationFault? Fault) Judge(string path)
    {
        var (isMatch, fault) = rule.Judge(path);
        return isMatch && rule.FaultBesideKeys is { } broken ? (false, broken) : (isMatch, fault);
    }

    // A configuration that lies in such a folder is there for all that is in it.
    [GeneratedRegex("(^|/)(secrets?|credentials|sops|vault|encrypted|private)/", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FolderOfSecrets();
}
