namespace Sealing.Sops;

/// <summary>Whether a document is refused whose message authentication code is not that of its values.</summary>
public enum SopsMacCheck
{
    /// <summary>A missing or wrong code is an error.</summary>
    Required,

    /// <summary>The code is not looked at: values may have been removed, moved or replaced by others of the same place.</summary>
    Ignored,
}
