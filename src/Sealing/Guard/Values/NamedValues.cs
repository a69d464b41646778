namespace Sealing.Guard.Values;

/// <summary>Whether a value is a secret by its name and by what it looks like: the same for settings, lines, programs and what is looked for before reading them.</summary>
internal static class NamedValues
{
    private const double MinNumberEntropy = 2.5;

    /// <summary>How much the value weighs under this name, or null where it is no secret.</summary>
    public static GuardSeverity? Judge(ReadOnlySpan<char> name, string value)
    {
        if (!MayBeSecret(value) || ArePairs(value))
        {
            return null;
        }

        var kind = SensitiveNames.KindOf(name);
        return kind == NameKind.Other || Placeholders.IsHarmless(value) || PublicMaterial.Is(value) ? null : Judge(kind, Literal(value));
    }

    /// <summary>The same for a value that may go on behind what is given: never null where that is not.</summary>
    public static bool MayBe(ReadOnlySpan<char> name, ReadOnlySpan<char> value) => MayBeSecret(value) && SensitiveNames.KindOf(name) != NameKind.Other;

    private static GuardSeverity? Judge(NameKind kind, string literal) => kind switch
    {
        NameKind.Password when Strength.IsStrong(literal) => GuardSeverity.Error,
        NameKind.Password when HumanPasswords.Is(literal) => GuardSeverity.Warning,
        NameKind.Password or NameKind.Secret when IsLongNumber(literal) => GuardSeverity.Error,
        NameKind.Secret when Strength.IsStrong(literal) && !OrdinaryValues.IsLabel(literal) => GuardSeverity.Error,
        NameKind.Possible when Strength.IsRandom(literal) => GuardSeverity.Error,
        _ => null,
    };

    /// <summary>Whether the value could be a secret under some name, or the start of one.</summary>
    public static bool MayBeSecret(ReadOnlySpan<char> value) => Strength.IsStrong(value) || HumanPasswords.Is(value) || IsLongNumber(value);

    // Longer than a point in time in microseconds.
    private static bool IsLongNumber(ReadOnlySpan<char> value) => value.Length is > 16 and < 80 && !value.ContainsAnyExceptInRange('0', '9') && Entropy.Of(value) >= MinNumberEntropy;

    // Password=...;Server=db: told by its form
    private static bool ArePairs(string value) => value.IndexOf(';', StringComparison.Ordinal) is >= 0 and var end && value.IndexOf('=', end) > 0;

    // ${NAME:-default}: what is judged is the default.
    private static string Literal(string value) => Variables.AreIn(value) ? Variables.Remove(value) : value;
}
