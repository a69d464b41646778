using System.Text;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Xunit;

namespace Sealing.Tests.SealedSecrets;

/// <summary>Many Secrets sealed in one loop. What opens them is <see cref="SecretUnsealer"/>, which the vectors of kubeseal hold to account.</summary>
public sealed class SealingRunTests
{
    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 0, 3)] // few: in turn
    [InlineData(0, 40, 1, 0, 33, 2)] // many: on all cores
    public void Each_Secret_gets_its_own_items_however_many_the_others_have(params int[] counts)
    {
        var secrets = counts.Select(Secret).ToList();

        var sealedSecrets = SealAll(secrets, (_, sealedSecret) => sealedSecret);

        using var ring = new SealingKeyRing();
        ring.Add(Vectors.Read("key-2048.pem"));
        var opened = sealedSecrets.Select(new SecretUnsealer(ring).Unseal).ToList();
        Assert.Equal(secrets.Select(secret => secret.Metadata.Name), opened.Select(secret => secret.Metadata.Name));
        Assert.All(secrets.Zip(opened), pair => Assert.Equal(pair.First.Data, pair.Second.Data));
    }

    [Fact]
    public void Of_several_failures_the_first_in_the_order_of_the_file_is_thrown()
    {
        var secrets = Enumerable.Repeat(10, 10).Select(Secret).ToList();

        var error = Assert.Throws<SealingException>(() => SealAll(secrets, (i, _) => i > 2 ? throw new SealingException(ErrorKind.InvalidDocument, "cannot be written", new(i)) : i));

        Assert.Equal(3, error.Place.Document);
    }

    private static SecretManifest Secret(int count, int index) => Assert.Single(SecretManifest.ReadAll(Encoding.UTF8.GetBytes(
        $"kind: Secret\nmetadata: {{name: s-{index}, namespace: ns}}\nstringData: {{{string.Join(", ", Enumerable.Range(0, count).Select(i => $"k{i}: value {index} {i}"))}}}")));

    private static T[] SealAll<T>(List<SecretManifest> secrets, Func<int, SealedSecret, T> finish)
    {
        using var certificate = SealingCertificate.Load(Vectors.Read("cert-2048.pem"));
        return new SecretSealer(certificate, TimeProvider.System).SealAll(secrets.ConvertAll(secret => SealingOrder.Of(secret, scope: null)), finish);
    }
}
