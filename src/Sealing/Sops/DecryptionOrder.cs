namespace Sealing.Sops;

/// <summary>The order in which the master keys of a group are tried, by their kinds. Kinds that are not named come last, in the order of the file.</summary>
public sealed class DecryptionOrder
{
    private readonly SopsKeyKind[] _kinds;

    private DecryptionOrder(SopsKeyKind[] kinds)
    {
        _kinds = kinds;
    }

    /// <summary>What can be had without a network comes first: <c>age,pgp</c>.</summary>
    public static DecryptionOrder Default { get; } = new([SopsKeyKind.Age, SopsKeyKind.Pgp]);

    /// <summary>Reads kinds with commas between; unknown ones are taken too.</summary>
    /// <exception cref="SealingException">A kind is named twice.</exception>
    public static DecryptionOrder Parse(string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        var kinds = list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return kinds.GroupBy(kind => kind, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw new SealingException(ErrorKind.DuplicateKeyType, "Duplicate decryption key type: " + twice.Key)
            : new DecryptionOrder([.. kinds.Select(SopsKeyKind.Of)]);
    }

    internal IEnumerable<T> Sort<T>(IEnumerable<T> keys, Func<T, SopsKeyKind> kindOf) =>
        keys.OrderBy(key => Array.IndexOf(_kinds, kindOf(key)) is >= 0 and var index ? index : int.MaxValue); // a stable sort
}
