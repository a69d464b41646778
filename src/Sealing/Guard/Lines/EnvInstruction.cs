namespace Sealing.Guard.Lines;

/// <summary>Secrets in an <c>ENV</c> line of a Dockerfile: all its pairs, or the one <c>ENV NAME value</c> of old.</summary>
internal static class EnvInstruction
{
    private const string Instruction = "ENV ";
    private const int MaxLength = 4096;

    /// <summary>Null where the line is none, or holds no secret.</summary>
    public static LineHit? Find(ReadOnlySpan<char> line, int number)
    {
        var rest = line.TrimStart(" \t");
        if (line.Length > MaxLength || !rest.StartsWith(Instruction, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        rest = rest[Instruction.Length..].Trim(" \t");
        var name = rest[..Math.Max(rest.IndexOfAny(" \t"), 0)];
        return name.IsEmpty || name.Contains('=') ? FindPair(line, rest, number) : FindOld(line, name, rest[name.Length..].TrimStart(" \t"), number);
    }

    private static LineHit? FindPair(ReadOnlySpan<char> line, ReadOnlySpan<char> pairs, int number)
    {
        foreach (var range in pairs.SplitAny(' ', '\t'))
        {
            if (LineEntry.TryParse(pairs[range], inComment: false, out var entry) && entry.IsSecret)
            {
                return Hit(line, entry.Name, entry.Value, number);
            }
        }

        return null;
    }

    private static LineHit? FindOld(ReadOnlySpan<char> line, ReadOnlySpan<char> name, ReadOnlySpan<char> value, int number) =>
        LineEntry.TryParse($"{name}={value}", inComment: false, out var entry) && entry.IsSecret ? Hit(line, entry.Name, entry.Value, number) : null;

    private static LineHit Hit(ReadOnlySpan<char> line, ReadOnlySpan<char> name, ReadOnlySpan<char> value, int number) =>
        new(number, line.LastIndexOf(value), name.ToString(), value.ToString());
}
