using System.Text.RegularExpressions;

namespace Sealing.Guard.Tokens.Forms;

/// <summary>A secret that no form tells, found by a keyword and then by a pattern that is tried at that place only.</summary>
internal sealed record PatternRule(GuardRule Rule, string[] Keywords, Regex Pattern)
{
    /// <summary>Characters before the keyword that may belong to the token: the pattern starts where they do.</summary>
    public int Lead { get; init; }

    /// <summary>Characters that the pattern gets to see from its start on.</summary>
    public int Window { get; init; } = 320;

    /// <summary>Bits of entropy a character that a match has at least: less is an example.</summary>
    public double MinEntropy { get; init; } = 2.5;

    /// <summary>The part of a match that is the secret, where not all of it is.</summary>
    public Func<string, string>? SecretOf { get; init; }

    /// <summary>Whether that part must look like a secret, too: nothing but its place says that it is one.</summary>
    public bool MustBeStrong { get; init; }

    /// <summary>Whether a letter or digit may stand directly before or after the match.</summary>
    public bool IsLoose { get; init; }

    /// <summary>Whether signs of base64 must not follow the match either: it would be the start of something longer, such as ciphertext.</summary>
    public bool IsBase64 { get; init; }

    /// <summary>Whether it is looked for behind base64 only: as plain text, it has a structure that is read.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Tells by the whole text and the place of a match in it that it is none: an example, or something that ends by itself.</summary>
    public Func<string, Range, bool>? IsPassedOver { get; init; }
}
