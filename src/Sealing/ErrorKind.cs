namespace Sealing;

/// <summary>What a program tells failures by. The command gives some of them an exit code or a hint of its own.</summary>
public enum ErrorKind
{
    /// <summary>None of those below: the message says it.</summary>
    Other,

    /// <summary>A document is not of the form that its format or its kind asks for.</summary>
    InvalidDocument,

    /// <summary>A file is not of the format that it was taken for.</summary>
    WrongFormat,

    /// <summary>The file holds no document at all.</summary>
    NoDocument,

    /// <summary>The format has no way to write what was to be written in it.</summary>
    NotInFormat,

    /// <summary>A value to set is not JSON.</summary>
    NotJson,

    /// <summary>The format cannot hold a value to set.</summary>
    InvalidValue,

    /// <summary>A path names nothing in the document, or what it names is of another kind.</summary>
    PathNotFound,

    /// <summary>A Secret does not say its namespace, which its scope binds it to.</summary>
    NoNamespace,

    /// <summary>The document holds no SOPS metadata.</summary>
    NotEncrypted,

    /// <summary>The document holds SOPS metadata already, or a key that would be taken for it.</summary>
    AlreadyEncrypted,

    /// <summary>The SOPS metadata is incomplete or contradicts itself.</summary>
    InvalidMetadata,

    /// <summary>The configuration, a creation rule, or a master key as it is written there or in a flag, cannot be understood.</summary>
    InvalidConfiguration,

    /// <summary>No rule of the configuration is for the file.</summary>
    NoRule,

    /// <summary>Nobody is named whom a file could be encrypted for.</summary>
    NoMasterKeys,

    /// <summary>The encryption context of an AWS KMS key is not pairs of names and values.</summary>
    InvalidContext,

    /// <summary>The order of decryption names a kind of master key twice.</summary>
    DuplicateKeyType,

    /// <summary>A SOPS value was changed, moved, or encrypted with another data key.</summary>
    ValueNotDecrypted,

    /// <summary>The message authentication code is missing, cannot be decrypted, or is not that of the values.</summary>
    MacMismatch,

    /// <summary>No master key gave the data key.</summary>
    NoDataKey,

    /// <summary>A key, or a file of keys, cannot be read or cannot be used for this.</summary>
    InvalidKey,

    /// <summary>A certificate cannot be read, is damaged, has expired, or is not one to seal with.</summary>
    InvalidCertificate,

    /// <summary>A key is encrypted, and there is no passphrase for it.</summary>
    NoPassphrase,

    /// <summary>The passphrase is another.</summary>
    WrongPassphrase,

    /// <summary>No key was given to open it with.</summary>
    NoKeys,

    /// <summary>What was encrypted is whole as far as can be told, and none of the keys opens it.</summary>
    NoMatchingKey,

    /// <summary>It is not an age file, or its header is malformed or breaks a rule of a recipient type.</summary>
    InvalidAgeHeader,

    /// <summary>An identity opened the file key, and the header was changed since it was written.</summary>
    AgeHeaderMismatch,

    /// <summary>The content of an age file was changed, cut off or added to. What was written out before the failure is genuine, but not all there was.</summary>
    InvalidAgePayload,

    /// <summary>The ASCII armor of an age file is not strict PEM.</summary>
    InvalidAgeArmor,

    /// <summary>A key service, a cluster or a program did not do what it was asked for.</summary>
    Service,

    /// <summary>A file lies under the paths of several clusters.</summary>
    SeveralClusters,

    /// <summary>No cluster is configured, or the configuration does not say its server.</summary>
    NoCluster,

    /// <summary>The cluster cannot be reached, or the connection breaks off.</summary>
    Unreachable,

    /// <summary>The cluster does not answer in time.</summary>
    NoAnswer,

    /// <summary>The cluster's certificate is not of the authority that it should be of.</summary>
    UntrustedServer,

    /// <summary>The controller's Service is not found in the cluster, or cannot be asked for.</summary>
    NoController,
}
