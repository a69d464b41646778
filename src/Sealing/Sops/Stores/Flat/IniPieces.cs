using Sealing.Text;

namespace Sealing.Sops.Stores.Flat;

/// <summary>
/// A value that backslashes continue over lines. Its ciphertext, which is longer, is cut after as many characters as the value is: where the lines
/// broke is not lost, and the reference puts the parts together before it decrypts.
/// </summary>
internal static class IniPieces
{
    /// <summary>Puts a text in the places of the pieces, each as long as its piece, and the rest in the last one.</summary>
    public static void Replace(TextEdits edits, IReadOnlyList<TextPlace> pieces, string text)
    {
        var done = 0;
        for (var i = 0; i < pieces.Count; i++)
        {
            var length = i == pieces.Count - 1 ? text.Length - done : pieces[i].End - pieces[i].Start;
            edits.Replace(pieces[i].Start, pieces[i].End, text.Substring(done, length));
            done += length;
        }
    }

    /// <summary>Whether the text, in the places of the pieces, is read as itself.</summary>
    public static bool Fit(string source, IniValue value, string text)
    {
        if (text.Length < value.Pieces.Sum(piece => piece.End - piece.Start) - (value.Pieces[^1].End - value.Pieces[^1].Start))
        {
            return false;
        }

        var outer = value.Outer.In(source);
        var edits = new TextEdits(outer);
        Replace(edits, [.. value.Pieces.Select(piece => new TextPlace(piece.Start - value.Outer.Start, piece.End - value.Outer.Start))], text);
        return IniSpelling.Holds(edits.Apply(), text, isBesideComment: false);
    }
}
