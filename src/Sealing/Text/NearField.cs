namespace Sealing.Text;

/// <summary>The field that somebody may have meant who wrote another one: by a slip of the keys, in other spelling, or shorter or longer than it is.</summary>
internal static class NearField
{
    /// <summary>The field, or null where none is near.</summary>
    public static string? Find(string written, IReadOnlyList<string> known, bool takesBeginnings = true)
    {
        var plain = Plain(written);
        var near = NearWord.Find(plain, known.Select(Plain));
        return known.FirstOrDefault(field => Plain(field) == near) ?? (takesBeginnings ? known.Where(field => IsBeginning(plain, Plain(field))).MaxBy(field => field.Length) : null);
    }

    /// <summary>A name without what spellings differ in.</summary>
    public static string Plain(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    private static bool IsBeginning(string one, string other) => one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);
}
