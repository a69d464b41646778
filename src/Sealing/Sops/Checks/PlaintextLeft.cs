using Sealing.Sops.Stores;
using Sealing.Sops.Values;

namespace Sealing.Sops.Checks;

/// <summary>
/// Looks for text of an encrypted document that is neither a name, nor a value or comment that the rules leave unencrypted, nor ciphertext, metadata or
/// syntax: plaintext that a reader of the format overlooked.
/// </summary>
internal static class PlaintextLeft
{
    /// <summary>Where the first such text stands, or null.</summary>
    /// <param name="text">The encrypted document.</param>
    /// <param name="store">The same, read, and its items selected.</param>
    public static int? Find(string text, SopsStore store)
    {
        var known = Known(text, store);
        var done = 0;
        foreach (var place in known)
        {
            var (start, end) = ((int)(place >> 32), (int)(place & int.MaxValue));
            if (start > done && store.FindInSyntax(text.AsSpan(done..start)) is { } offset)
            {
                return done + offset;
            }

            done = Math.Max(done, end);
        }

        return store.FindInSyntax(text.AsSpan(done..)) is { } last ? done + last : null;
    }

    // Start and end of each place in one number, in the order of the text.
    private static List<long> Known(string text, SopsStore store)
    {
        var known = new List<long>();
        foreach (var (start, end) in store.Names)
        {
            known.Add(((long)start << 32) | (uint)end);
        }

        foreach (var item in store.Items)
        {
            if (store.PlaceOf(item) is { } place)
            {
                var (start, end) = item is { IsSelected: true, HasContent: true } ? Ciphertext(text, place, item) : place;
                known.Add(((long)start << 32) | (uint)end);
            }
        }

        known.Sort();
        return known;
    }

    // The last bracket is left out: it may be escaped. If the ciphertext does not stand in the text as it was read, nothing at its place is known.
    private static TextPlace Ciphertext(string text, TextPlace place, SopsItem item)
    {
        var ciphertext = item.Value.TextSpan.TrimEnd();
        var start = EncryptedText.IsWhole(ciphertext) ? text.AsSpan(place.Start..place.End).IndexOf(ciphertext[..^1]) : -1;
        return start < 0 ? place with { End = place.Start } : new TextPlace(place.Start + start, place.Start + start + ciphertext.Length - 1);
    }
}
