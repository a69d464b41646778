using Sealing.Age;

namespace Sealing.Fuzz.Targets;

/// <summary>Identities that open the seeds.</summary>
internal static class AgeKeys
{
    private static readonly string[] Files = ["x25519.key", "mlkem768x25519.key", "ssh-ed25519.key", "ssh-rsa.key", "age-0.txt", "age-1.txt", "age-2.txt", "age-3.txt", "age-pq.txt"];

    public static IAgeIdentity[] All { get; } = [.. Files.SelectMany(file => new AgeKeyReader().ReadIdentities(SeedFolder.Key(file), file))];
}
