using Sealing.Text;

namespace Sealing.Sops.Stores.Flat;

/// <summary>
/// Carriage returns of dotenv files. The reference takes that of a value for a part of it, and cannot read a line that is nothing else: those of empty
/// lines are left out of the encrypted file where all lines have them, and put back.
/// </summary>
internal sealed class DotenvLineEnds(string text, DotenvFile file)
{
    /// <exception cref="SealingException">An empty line ends otherwise than the others.</exception>
    public void Encrypt(TextEdits edits, bool isAnyEncrypted)
    {
        var returns = file.Blanks.Where(blank => !blank.IsEmpty).ToList();
        var hasAll = HasReturns();
        if (returns.Count > 0 && (!hasAll || !isAnyEncrypted || returns.Count < file.Blanks.Count || returns[^1].End == text.Length))
        {
            throw Mixed(returns[0], "an empty line that ends in CR LF, which SOPS cannot read");
        }

        if (returns.Count == 0 && file.Blanks.Count > 0 && hasAll)
        {
            throw Mixed(file.Blanks[0], "an empty line that ends in LF among lines that end in CR LF");
        }

        foreach (var blank in returns)
        {
            edits.Replace(blank.Start, blank.End, "");
        }
    }

    /// <summary>Called after the values were decrypted.</summary>
    public void Decrypt(TextEdits edits)
    {
        var hasAll = HasReturns();
        foreach (var blank in file.Blanks.Where(blank => blank.IsEmpty && hasAll != IsReturn(blank.End)))
        {
            edits.Replace(blank.Start, IsReturn(blank.End) ? blank.End + 1 : blank.End, hasAll ? "\r" : "");
        }

        foreach (var line in file.Lines.Where(line => file.IsConverted && IsReturn(line.Place.End)))
        {
            edits.Replace(line.Place.End, line.Place.End + 1, "");
        }
    }

    private bool IsReturn(int at) => at < text.Length && text[at] == '\r';

    // The last line may have no end.
    private bool HasReturns()
    {
        var isOpen = file.Metadata is [.., var last] ? last.Line.End == text.Length : text.Length > 0 && text[^1] != '\n';
        return file.Lines.Count > 0 && file.Lines.Take(file.Lines.Count - (isOpen ? 1 : 0)).All(line => line.EndsInReturn) && (!isOpen || file.Lines.Count > 1);
    }

    private SealingException Mixed(TextPlace blank, string message) =>
        TextPlace.Error(text, blank.Start, message + ": give all lines the same line ends");
}
