namespace Sealing.Guard.Values;

/// <summary>What a name says of its value.</summary>
internal enum NameKind
{
    Other,

    /// <summary>A secret is spoken of: the value is one where it is random.</summary>
    Possible,

    /// <summary>The value is a key, a token or the like, which a program made.</summary>
    Secret,

    /// <summary>The value is a password, which a person may have made.</summary>
    Password,
}
