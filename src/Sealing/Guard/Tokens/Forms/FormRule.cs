namespace Sealing.Guard.Tokens.Forms;

/// <summary>A token that is told by its form.</summary>
internal sealed record FormRule(GuardRule Rule, TokenForm Form)
{
    /// <summary>Bits of entropy a character that a token has at least: less is an example.</summary>
    public required double MinEntropy { get; init; }

    /// <summary>Whether the sum in a token is right: where it is not, the token was never given out. Null where the form has none.</summary>
    public Func<string, bool>? HasRightSum { get; init; }

    /// <summary>Tells by the whole text and the place of a token in it that it opens nothing.</summary>
    public Func<string, Range, bool>? IsPassedOver { get; init; }
}
