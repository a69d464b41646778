using Sealing.SealedSecrets;

namespace Sealing.Fuzz.Targets;

/// <summary>Certificates of controllers, in PEM and DER. One that is read can be sealed with.</summary>
internal sealed class CertificateTarget : IFuzzTarget
{
    public string Name => "certificate";

    public IReadOnlyList<byte[]> Seeds { get; } = PemSeeds.WithContents(SeedFolder.Read("certificate"));

    public void Run(byte[] input)
    {
        using var certificate = SealingCertificate.Load(input);
        _ = certificate.Subject + certificate.Fingerprint + certificate.DaysLeft(TimeProvider.System);
        if (new SecretSealer(certificate, NoClock.Instance).SealValue("value"u8, SealingScope.Strict, "namespace", "name").Length == 0)
        {
            throw new BrokenPromiseException("a value is sealed to nothing");
        }
    }

    /// <summary>The clock stands at the start, so that no certificate is over.</summary>
    private sealed class NoClock : TimeProvider
    {
        public static NoClock Instance { get; } = new();

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.MinValue;
    }
}
