using Sealing.Sops.Values;
using Sealing.Syntax;
using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>
/// Writes out the aliases of a document that is encrypted: those that bring in encrypted values, since each is bound to its own place, and those whose
/// anchor stands before what is ciphertext then, since they would name the ciphertext.
/// </summary>
internal sealed class YamlAliases(string text, YamlWalk walk, YamlLayout layout)
{
    private readonly SourceLayout _source = new(text);
    private readonly Dictionary<SopsItem, string> _ciphertexts = [];
    private readonly HashSet<YamlNode> _encrypted = [];
    private readonly Dictionary<YamlNode, bool> _holdsCiphertext = [];

    /// <summary>Whether there are any.</summary>
    public bool Any { get; } = walk.KeyAliases.Count > 0 || walk.Items.Any(item => item.Place is YamlAliasPlace);

    /// <summary>Notes that a scalar in the text becomes ciphertext.</summary>
    public void Encrypt(YamlScalar scalar) => _encrypted.Add(scalar);

    /// <summary>Notes the ciphertext of a value that an alias brings in.</summary>
    public void Encrypt(SopsItem item, string ciphertext) => _ciphertexts.Add(item, ciphertext);

    /// <summary>Replaces the aliases that cannot stay.</summary>
    public void WriteOut(TextEdits edits)
    {
        var groups = walk.Items.Where(item => item is { Kind: SopsItemKind.Value, Place: YamlAliasPlace }).GroupBy(item => (YamlAliasPlace)item.Place!);
        foreach (var group in groups) // in the order of the text: what an alias names was looked at before
        {
            var alias = group.Key.Alias;
            var isEncrypted = group.Any(_ciphertexts.ContainsKey);
            if (isEncrypted || HoldsCiphertext(alias.Target))
            {
                WriteOut(edits, group.Key, new YamlExpansion(group, _ciphertexts).Write(group.Key));
            }

            if (isEncrypted)
            {
                _encrypted.Add(alias);
            }
        }

        // The reference writes the value there, in plaintext.
        if (walk.KeyAliases.FirstOrDefault(key => HoldsCiphertext(key.Target)) is { } shown)
        {
            throw new SealingException(ErrorKind.InvalidDocument, "a key that is an alias of a value that is encrypted: keys are not, and it would show the value", new(0, shown.Span.Line, shown.Span.Column))
            {
                Hint = "write the key itself in the place of the alias",
            };
        }
    }

    // To the reference, a comment beside a map or list in brackets stands in it, and one beside an alias does not. So the comment stays before what is written out.
    private void WriteOut(TextEdits edits, YamlAliasPlace place, string written)
    {
        var (start, end) = (place.Alias.Span.Start, place.Alias.Span.End);
        if (!place.HasCommentAfter || place.Alias.Resolved is YamlScalar)
        {
            edits.Replace(start, end, written);
            return;
        }

        if (place.IsInFlow)
        {
            throw new SealingException(ErrorKind.InvalidDocument, "an alias of what is encrypted, with a comment beside it in brackets: move the comment", new(0, place.Alias.Span.Line, place.Alias.Span.Column));
        }

        var comment = text.AsSpan(end).IndexOfAnyExcept(' ', '\t');
        edits.Replace(start, end + Math.Max(0, comment), ""); // a tab there would be one in the indentation
        edits.Insert(_source.EndOfLine(end), layout.NewLine + new string(' ', layout.ChildOf(place.Parent)) + written);
    }

    // An alias in the node holds ciphertext only if it was written out as such. Else it was written out in plaintext, or names nothing that is encrypted.
    private bool HoldsCiphertext(YamlNode node)
    {
        if (!_holdsCiphertext.TryGetValue(node, out var holds))
        {
            holds = _encrypted.Contains(node) || node switch
            {
                YamlMapping mapping => mapping.Entries.Any(entry => HoldsCiphertext(entry.Value)),
                YamlSequence sequence => sequence.Items.Any(HoldsCiphertext),
                _ => false,
            };
            _holdsCiphertext[node] = holds;
        }

        return holds;
    }
}
