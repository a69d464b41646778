using Sealing.Syntax.Editing;
using Sealing.Text;

namespace Sealing.Sops.Stores.Flat;

/// <summary>
/// Encrypts and decrypts comments of INI files. One beside the name of a section moves to the line above, since ciphertext has a bracket, which the
/// reference would take for the end of the name; its sign stays, to say that the last line of the comment belongs there.
/// </summary>
internal sealed class IniCommentEdit(string text, TextEdits edits)
{
    /// <summary>The comment as the reference reads it: what stands beside a name is its last line.</summary>
    public static string TextOf(string text, IniComment comment)
    {
        var block = comment.Block?.In(text);
        var beside = comment.Beside?.In(text) ?? "";
        return block is null ? beside : beside.Length == 0 ? block : block + "\n; " + beside;
    }

    public void Encrypt(IniComment comment, string ciphertext)
    {
        if (comment.Beside is { } beside)
        {
            edits.Replace(beside.Start, beside.End, "");
        }

        if (comment.Block is { } block)
        {
            edits.Replace(block.Start, block.End, ciphertext);
        }
        else
        {
            edits.Insert(comment.Section, "; " + ciphertext + new SourceLayout(text).NewLine);
        }
    }

    public void Decrypt(IniComment comment, string value)
    {
        var block = comment.Block!.Value;
        if (comment.Beside is not { IsEmpty: true } beside)
        {
            edits.Replace(block.Start, block.End, IniSpelling.Comment(value));
            return;
        }

        var lineEnd = value.LastIndexOf('\n');
        edits.Insert(beside.Start, value.AsSpan(lineEnd + 1).TrimStart("#; \t").ToString());
        if (lineEnd >= 0)
        {
            edits.Replace(block.Start, block.End, IniSpelling.Comment(value[..lineEnd]));
        }
        else
        {
            edits.Replace(new SourceLayout(text).StartOfLine(block.Start), comment.Section, "");
        }
    }
}
