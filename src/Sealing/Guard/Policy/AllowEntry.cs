namespace Sealing.Guard.Policy;

/// <summary>A finding that is accepted, why, and the last day on which it is (UTC), or null for always.</summary>
internal sealed record AllowEntry(string Fingerprint, string Reason, DateOnly? Expires);
