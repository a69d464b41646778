using System.Security.Cryptography;
using System.Text;
using Sealing.SealedSecrets;

namespace Sealing.Fuzz.Targets;

/// <summary>Private keys of controllers: PEM and Secrets. The changes are in the file, or in what the PEM holds. One that is read can be unsealed with.</summary>
internal sealed class SealingKeyTarget : IFuzzTarget
{
    private static readonly byte[] Envelope = [1, 0, .. new byte[256 + 20]];

    public string Name => "sealing-key";

    public IReadOnlyList<byte[]> Seeds { get; } = PemSeeds.WithContents(SeedFolder.Read("sealing-key"));

    public void Run(byte[] input)
    {
        var file = input is [0x30, ..] ? Encoding.ASCII.GetBytes(PemEncoding.WriteString("RSA PRIVATE KEY", input)) : input;
        using var keys = new SealingKeyRing();
        keys.Add(file, "passphrase");
        if (keys.Decrypt(Envelope, "label"u8) is not null)
        {
            throw new BrokenPromiseException("an envelope of zeros is opened");
        }
    }
}
