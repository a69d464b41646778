namespace Sealing.Sops;

/// <summary>Why a SOPS document could not be worked on. The command gives each its exit code.</summary>
public enum SopsFailure
{
    /// <summary>The document is not of the form that its format asks for, or holds what SOPS cannot.</summary>
    InvalidDocument,

    /// <summary>The file holds no document at all.</summary>
    NoDocument,

    /// <summary>The document holds no SOPS metadata.</summary>
    NotEncrypted,

    /// <summary>The document holds SOPS metadata already, or a key that would be taken for it.</summary>
    AlreadyEncrypted,

    /// <summary>The SOPS metadata is incomplete or contradicts itself.</summary>
    InvalidMetadata,

    /// <summary>A value was changed, moved, or encrypted with another data key.</summary>
    ValueNotDecrypted,

    /// <summary>The message authentication code is missing, cannot be decrypted, or is not that of the values.</summary>
    MacMismatch,

    /// <summary>No master key gave the data key.</summary>
    NoDataKey,

    /// <summary>The configuration, a creation rule, or a master key as it is written there or in a flag, cannot be understood.</summary>
    InvalidConfiguration,

    /// <summary>The encryption context of an AWS KMS key is not pairs of names and values.</summary>
    InvalidContext,

    /// <summary>A value to set is not JSON, or the format cannot hold it.</summary>
    InvalidValue,

    /// <summary>The order of decryption names a kind of master key twice.</summary>
    DuplicateKeyType,

    /// <summary>A path names nothing in the document, or what it names is of another kind.</summary>
    PathNotFound,
}
