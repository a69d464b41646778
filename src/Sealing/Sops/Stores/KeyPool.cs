namespace Sealing.Sops;

/// <summary>Strings for the keys of maps, the same ones for keys that came lately: in large documents they are those of many maps.</summary>
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
