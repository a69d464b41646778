using Sealing.OpenPgp;

namespace Sealing.Fuzz.Targets;

/// <summary>Secret keys of OpenPGP. One that is read can be encrypted to and decrypted with.</summary>
internal sealed class PgpKeyTarget : IFuzzTarget
{
    public string Name => "pgp-key";

    public IReadOnlyList<byte[]> Seeds { get; } = PgpSeeds.WithPackets(SeedFolder.Read("pgp-key"));

    public void Run(byte[] input)
    {
        var keys = PgpKeyFile.Read(input, _ => "passphrase"u8.ToArray());
        foreach (var fingerprint in PgpSeeds.Fingerprints.Where(keys.Has))
        {
            keys.Encrypt("text"u8, fingerprint);
        }

        foreach (var message in PgpSeeds.Messages)
        {
            Refusal.IsFor(() => keys.Decrypt(message));
        }
    }
}
