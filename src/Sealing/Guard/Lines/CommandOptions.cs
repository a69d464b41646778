using Sealing.Guard.Values;

namespace Sealing.Guard.Lines;

/// <summary>Secrets in the options of a command: <c>--db-password=...</c>, and of kubectl <c>--from-literal=password=...</c>.</summary>
internal static class CommandOptions
{
    private const int MaxLength = 4096;

    public static LineHit? Find(ReadOnlySpan<char> line, int number)
    {
        if (line.Length > MaxLength || !line.Contains(" --", StringComparison.Ordinal))
        {
            return null;
        }

        foreach (var range in line.SplitAny(' ', '\t'))
        {
            var word = line[range].TrimStart("\"'");
            if (word.StartsWith("--") && word.TrimStart('-') is var option && option.IndexOf('=') is > 0 and var equals)
            {
                var isLiteral = option[..equals].SequenceEqual("from-literal");
                var pair = isLiteral ? option[(equals + 1)..] : option;
                if (LineEntry.TryParse(pair, inComment: false, out var entry) && (entry.IsSecret || (isLiteral && IsSecret(entry))))
                {
                    return new LineHit(number, range.Start.GetOffset(line.Length), entry.Name.ToString(), entry.Value.ToString());
                }
            }
        }

        return null;
    }

    // What is given to a Secret is one, unless it is for the shell to fill in.
    private static bool IsSecret(LineEntry entry) => SensitiveNames.Match(entry.Name) && !WeakPasswords.Contain(entry.Value.ToString());
}
