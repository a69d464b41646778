namespace Sealing.Guard.Tokens.Forms;

/// <summary>Tokens of one provider: what they are called, how they are made worthless, and their forms. All else comes from these.</summary>
internal sealed record TokenProvider(string Id, string Title, string Revoke, params string[] Forms)
{
    private const double FewCharacters = 2.8;
    private const double ManyCharacters = 3.3;

    /// <summary>Bits of entropy a character that a token has at least, where that is not what random text of its characters has.</summary>
    public double? MinEntropy { get; init; }

    /// <summary>A token as a sample has to show it, where random characters would make none.</summary>
    public string? Shown { get; init; }

    /// <summary>Whether the sum in a token is right: where it is not, the token was never given out. Null where the form has none.</summary>
    public Func<string, bool>? HasRightSum { get; init; }

    /// <summary>Tells by the whole text and the place of a token in it that it opens nothing.</summary>
    public Func<string, Range, bool>? IsPassedOver { get; init; }

    /// <summary>The form read, one rule for all.</summary>
    public IEnumerable<FormRule> ToRules()
    {
        var forms = Forms.Select(form => new TokenForm(form)).ToList();
        var rule = new GuardRule
        {
            Id = Id,
            Title = Title,
            Why = "the provider takes it from anyone who can read this repository, now and in its history",
            Fix = Revoke + ", since it must count as known; then keep the new one in a SealedSecret or a SOPS file",
            Forms = [.. forms.Select(form => form.Describe())],
            Leaks = [.. Forms.Select(form => Sample(Shown ?? form))],
            Harmless = [.. forms.SelectMany(form => new[] { Sample(form.With("x")), Sample(form.With("...")), Sample(form.With("${TOKEN}")) })],
        };
        return forms.Select(form => new FormRule(rule, form)
        {
            MinEntropy = MinEntropy ?? (form.HasFewCharacters ? FewCharacters : ManyCharacters),
            HasRightSum = HasRightSum,
            IsPassedOver = IsPassedOver,
        });
    }

    private static RuleSample Sample(string token) => new("notes.txt", "value: " + token + "\n");
}
