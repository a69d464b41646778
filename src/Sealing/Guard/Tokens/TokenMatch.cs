namespace Sealing.Guard.Tokens;

/// <summary>A token and where it stands in its text. Doubtful is one whose sum is wrong, so that nobody gave it out: an example, or one with a slip.</summary>
internal readonly record struct TokenMatch(GuardRule Rule, Range Place, bool IsDoubtful = false);
