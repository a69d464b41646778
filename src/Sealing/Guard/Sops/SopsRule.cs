using System.Text.RegularExpressions;
using Sealing.Guard.Structure;
using Sealing.Yaml;

namespace Sealing.Guard.Sops;

/// <summary>A creation rule of a <c>.sops.yaml</c>: which files it is for, what is encrypted in them and for whom.</summary>
internal sealed record SopsRule(Regex? Path, SopsSelection Selection, IReadOnlyList<string> Recipients)
{
    /// <summary>Names that nobody encrypts: a rule that matches them all is for any file that needs it, not for every file.</summary>
    private static readonly string[] Plain = ["deployment.yaml", "apps/base/deployment.yaml", "docs/notes.yaml"];

    private static readonly string[] KeyLists = ["age", "pgp", "kms"];

    /// <summary>Whether the rule is for files of any name.</summary>
    public bool IsCatchAll => Path is null || Plain.All(Path.IsMatch);

    public static SopsRule? Read(YamlNode node)
    {
        if (node.Resolved is not YamlMapping fields)
        {
            return null;
        }

        var text = fields.FindText("path_regex");
        var path = SopsSelection.Pattern(text);
        if (path is null && !string.IsNullOrEmpty(text))
        {
            return null; // a pattern of another kind: sops refuses it, and no file can be said to fall under it
        }

        return new SopsRule(path, SopsSelection.Read(fields), [.. KeysOf(fields)]);
    }

    private static IEnumerable<string> KeysOf(YamlMapping fields)
    {
        foreach (var list in KeyLists)
        {
            foreach (var (node, _) in fields.Find(list)?.Leaves(NodePath.Root) ?? [])
            {
                foreach (var key in (node.Text() ?? "").Split([',', '\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                {
                    yield return key;
                }
            }
        }

        foreach (var group in fields.FindItems("key_groups").Select(group => group.Resolved).OfType<YamlMapping>())
        {
            foreach (var key in KeysOf(group))
            {
                yield return key;
            }
        }
    }
}
