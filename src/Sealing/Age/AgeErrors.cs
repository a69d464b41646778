namespace Sealing.Age;

/// <summary>What is wrong with an age file. The kinds are the outcomes of the C2SP/CCTV test vectors.</summary>
internal static class AgeErrors
{
    public static SealingException Header(string reason) => new(ErrorKind.InvalidAgeHeader, "cannot read the age header: " + reason);

    public static SealingException Armor(string reason) => new(ErrorKind.InvalidAgeArmor, "cannot read the age armor: " + reason);

    public static SealingException Payload(string reason) => new(ErrorKind.InvalidAgePayload, "cannot decrypt the age file: " + reason);
}
