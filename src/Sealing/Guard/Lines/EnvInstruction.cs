namespace Sealing.Guard.Lines;

/// <summary>Secrets in an <c>ENV</c> line of a Dockerfile: all its pairs, or the one <c>ENV NAME value</c> of old.</summary>
internal static class EnvInstruction
{
    private const string Instruction = "ENV ";
    private const int MaxLength = 4096;

    /// <summary>Adds what is found; true where the line is one.</summary>
    public static bool Find(ReadOnlySpan<char> line, int number, List<LineHit> hits)
    {
        var rest = line.TrimStart(" \t");
        if (line.Length > MaxLength || !rest.StartsWith(Instruction, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        rest = rest[Instruction.Length..].Trim(" \t");
        var name = rest[..Math.Max(rest.IndexOfAny(" \t"), 0)];
        if (name.IsEmpty || name.Contains('='))
        {
            CommandWords.Find(line, number, hits);
        }
        else if (LineEntry.TryParse($"{name}={rest[name.Length..].TrimStart(" \t")}", inComment: false, out var entry) && entry.Severity is { } severity)
        {
            hits.Add(new LineHit(number, line.LastIndexOf(entry.Value), entry.Name.ToString(), entry.Value.ToString()) { Severity = severity });
        }

        return true;
    }
}
