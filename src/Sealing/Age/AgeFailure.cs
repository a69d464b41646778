namespace Sealing.Age;

/// <summary>How an age file did not decrypt. The same outcomes as the <c>expect</c> field of the C2SP/CCTV test vectors.</summary>
public enum AgeFailure
{
    /// <summary>The header is well formed, and none of the identities is one of its recipients.</summary>
    NoMatch,

    /// <summary>It is not an age file, or its header is malformed or breaks a rule of a recipient type.</summary>
    Header,

    /// <summary>An identity opened the file key, and the header was changed since it was written.</summary>
    HeaderMac,

    /// <summary>The content was changed, cut off or added to. What was written out before the failure is genuine, but not all there was.</summary>
    Payload,

    /// <summary>The ASCII armor is not strict PEM.</summary>
    Armor,
}
