namespace Sealing.Sops.Stores;

/// <summary>Strings for the keys of maps. A key that came a short while ago gets the same string again: in large documents many maps have the same keys.</summary>
internal sealed class KeyPool
{
    private const int Size = 256; // a power of two

    private readonly string?[] _lately = new string?[Size];

    public string Of(ReadOnlySpan<char> key)
    {
        ref var known = ref _lately[string.GetHashCode(key, StringComparison.Ordinal) & (Size - 1)];
        return known is not null && key.SequenceEqual(known) ? known : known = key.ToString();
    }
}
