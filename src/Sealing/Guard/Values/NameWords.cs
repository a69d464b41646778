namespace Sealing.Guard.Values;

/// <summary>The words of a name: <c>dbPassword</c>, <c>DB_PASSWORD</c> and <c>db-password</c> are <c>db</c>, <c>password</c>.</summary>
internal static class NameWords
{
    /// <summary>The words in lower case, in order.</summary>
    public static List<string> Split(ReadOnlySpan<char> name)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i <= name.Length; i++)
        {
            if (i < name.Length && !EndsBefore(name, i))
            {
                continue;
            }

            if (i > start)
            {
                Add(name[start..i], words);
            }

            start = i;
        }

        return words;
    }

    private static void Add(ReadOnlySpan<char> part, List<string> words)
    {
        if (char.IsAsciiLetterOrDigit(part[0]))
        {
            words.Add(part.ToString().ToLowerInvariant());
        }
    }

    private static bool EndsBefore(ReadOnlySpan<char> name, int i)
    {
        if (i == 0)
        {
            return false;
        }

        var (before, at) = (name[i - 1], name[i]);
        if (!char.IsAsciiLetterOrDigit(at) || !char.IsAsciiLetterOrDigit(before))
        {
            return true;
        }

        // passwordKey | TLSKey: before the last capital of a run
        return char.IsAsciiLetterUpper(at) && (char.IsAsciiLetterLower(before) || (i + 1 < name.Length && char.IsAsciiLetterLower(name[i + 1]) && char.IsAsciiLetterUpper(before)));
    }
}
