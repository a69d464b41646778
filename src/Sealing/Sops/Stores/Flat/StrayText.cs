namespace Sealing.Sops.Stores.Flat;

/// <summary>Text that is neither key, value nor comment for the reference: it must not be left in an encrypted file.</summary>
internal sealed record StrayText(int At, string Message);
