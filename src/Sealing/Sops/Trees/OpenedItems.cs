using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Sealing.Sops.Values;

namespace Sealing.Sops.Trees;

/// <summary>
/// What an encrypted document held when it was opened: its items, and what each decrypted to. A value that did not change keeps its ciphertext, the text itself,
/// so that no nonce is ever used for two plaintexts. Equal values at one place, such as items of a list, are paired by what stands around them, so that each keeps
/// its own when one changes, goes or comes.
/// </summary>
internal sealed class OpenedItems(IReadOnlyList<SopsItem> items, TreeDecryption opened)
{
    /// <summary>For each item of the changed document the number of the one whose ciphertext it keeps, or -1.</summary>
    public int[] Pair(IReadOnlyList<SopsItem> changed)
    {
        var pairs = new int[changed.Count];
        Array.Fill(pairs, -1);
        var paths = new SamePaths();
        var most = Math.Min(items.Count, changed.Count);
        var start = 0;
        for (; start < most && IsSame(paths, start, changed[start]); start++)
        {
            pairs[start] = opened.IsDecrypted(start) ? start : -1;
        }

        var end = 0;
        for (; end < most - start && IsSame(paths, items.Count - 1 - end, changed[^(end + 1)]); end++)
        {
            pairs[^(end + 1)] = opened.IsDecrypted(items.Count - 1 - end) ? items.Count - 1 - end : -1;
        }

        PairMiddle(start..(items.Count - end), changed, start..(changed.Count - end), pairs);
        return pairs;
    }

    /// <summary>The ciphertext of an item, without what readers pass over behind it.</summary>
    public string Ciphertext(int index) => Stripped(index).ToString();

    /// <summary>
    /// What an item of a document that is read again holds, if it has the place and the ciphertext of one that was opened with the same key: nothing else can come
    /// of decrypting it again.
    /// </summary>
    public SopsValue? Find(int index, SopsItem item, SamePaths paths)
    {
        var isSame = items[index].Kind == item.Kind && paths.AreSame(items[index].Path, item.Path)
            && item.Value.IsString == items[index].Value.IsString && Stripped(index).SequenceEqual(EncryptedText.Strip(item.Value.TextSpan));
        return isSame ? opened.Values[index] : null;
    }

    private ReadOnlySpan<char> Stripped(int index) => EncryptedText.Strip(items[index].Value.TextSpan);

    private bool IsSame(SamePaths paths, int index, SopsItem changed)
    {
        var item = items[index];
        if (item.Kind != changed.Kind || item.IsList != changed.IsList || !paths.AreSame(item.Path, changed.Path))
        {
            return false;
        }

        return opened.IsDecrypted(index) ? Keeps(index, changed) : !(changed.IsSelected && changed.HasContent) && opened.Values[index].Is(changed.Value);
    }

    // The type is not authenticated, only by the MAC: read as an integer, the string "007" is 7. What stands there must be what would be encrypted.
    // A float without decimals is written as an integer in plaintext: it stays the float that it was.
    private bool Keeps(int index, SopsItem changed)
    {
        if (!changed.IsSelected || !changed.HasContent || !EncryptedText.TryParse(items[index].Value.TextSpan, out var parsed) || SopsTypes.Parse(parsed.Type) is not { } type)
        {
            return false;
        }

        return (type == changed.Value.Type || (type, changed.Value.Type) is (SopsType.Float, SopsType.Integer))
            && opened.Values[index].IsAsDecrypted && opened.Values[index].HasTextOf(changed.Value) && EncryptedText.IsWhole(Stripped(index));
    }

    private void PairMiddle(Range range, IReadOnlyList<SopsItem> changed, Range changedRange, int[] pairs)
    {
        var (first, count) = range.GetOffsetAndLength(items.Count);
        var (changedFirst, changedCount) = changedRange.GetOffsetAndLength(changed.Count);
        var before = Enumerable.Range(first, count).Where(opened.IsDecrypted).ToLookup(index => (items[index].Kind, items[index].Aad));
        var after = Enumerable.Range(changedFirst, changedCount).Where(index => changed[index] is { IsSelected: true, HasContent: true }).ToLookup(index => (changed[index].Kind, changed[index].Aad));
        foreach (var place in after)
        {
            PairPlace([.. before[place.Key]], changed, [.. place], pairs);
        }
    }

    private void PairPlace(int[] before, IReadOnlyList<SopsItem> changed, int[] after, int[] pairs)
    {
        var (old, now) = (Array.ConvertAll(before, index => Digest(opened.Values[index])), Array.ConvertAll(after, index => Digest(changed[index].Value)));
        var common = CommonSubsequence.Pair(old, now);
        var left = new Dictionary<UInt128, Queue<int>>();
        foreach (var i in Enumerable.Range(0, before.Length).Except(common))
        {
            (CollectionsMarshal.GetValueRefOrAddDefault(left, old[i], out _) ??= new Queue<int>()).Enqueue(before[i]);
        }

        for (var i = 0; i < after.Length; i++)
        {
            // What was moved takes the ciphertext of an equal that none of those kept.
            var pair = common[i] >= 0 ? before[common[i]] : left.TryGetValue(now[i], out var queue) && queue.TryDequeue(out var moved) ? moved : -1;
            pairs[after[i]] = pair >= 0 && Keeps(pair, changed[after[i]]) ? pair : -1;
        }
    }

    // 128 bits of SHA-256, only to find pairs: they are compared.
    private static UInt128 Digest(SopsValue value) => MemoryMarshal.Read<UInt128>(SHA256.HashData(value.Bytes));
}
