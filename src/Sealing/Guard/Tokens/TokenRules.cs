using System.Text.RegularExpressions;

namespace Sealing.Guard.Tokens;

/// <summary>Every rule that looks for a form in the text, whatever the file.</summary>
internal static partial class TokenRules
{
    private const string Why = "the provider takes it from anyone who can read this repository, now and in its history";

    // After the arrays of the other parts of this class, which a static initializer could come before.
    public static IReadOnlyList<TokenRule> All => field ??= [.. General, .. Commands, .. Connections, .. Platforms, .. Services, .. Tools, .. Models, .. Delivery, .. Business];

    private static TokenRule Provider(string id, string title, string revoke, RuleSamples samples, TokenPattern pattern) => new(
        new GuardRule
        {
            Id = id,
            Title = title,
            Why = Why,
            Fix = revoke + ", since it must count as known; then keep the new one in a SealedSecret or a SOPS file",
            Leaks = [new RuleSample("notes.txt", "value: " + samples.Leak + "\n")],
            Harmless = [new RuleSample("notes.txt", "value: " + samples.Harmless + "\n")],
        },
        pattern.Keywords,
        pattern.Regex);

    private readonly record struct RuleSamples(string Leak, string Harmless);

    private readonly record struct TokenPattern(string[] Keywords, Regex Regex);
}
