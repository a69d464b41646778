using Sealing.Age;

namespace Sealing.Fuzz.Targets;

/// <summary>Files of age identities, native and SSH. One that is read can be decrypted with.</summary>
internal sealed class AgeIdentitiesTarget : IFuzzTarget
{
    private static readonly IReadOnlyList<byte[]> Messages = SeedFolder.Read("age-file");

    public string Name => "age-identities";

    public IReadOnlyList<byte[]> Seeds { get; } = SeedFolder.Read("age-identities");

    public void Run(byte[] input)
    {
        var reader = new AgeKeyReader { AskPassphrase = _ => "passphrase"u8.ToArray() };
        var identities = reader.ReadIdentities(input, "file");
        foreach (var message in Messages)
        {
            Refusal.IsFor(() => AgeFile.Decrypt(message, [.. identities]));
        }
    }
}
