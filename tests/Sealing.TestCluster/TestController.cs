using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.TestCluster;

/// <summary>
/// A Sealed Secrets controller: its four endpoints, with real keys that really open and seal. Source: the behaviour of the controller of
/// sealed-secrets v0.36.
/// </summary>
public sealed class TestController : IDisposable
{
    private const int KeySize = 2048;
    private readonly List<SealingKeyPair> _pairs = [];
    private readonly SealingKeyRing _ring = new();
    private readonly Lock _lock = new();
    private string? _folder;

    public TestController() => Renew();

    /// <summary>The key pairs, oldest first.</summary>
    public IReadOnlyList<SealingKeyPair> Keys => _pairs;

    /// <summary>Writes each private key, those that are still to come too, into a folder: <c>controller-1.key</c>, <c>controller-2.key</c>, ...</summary>
    public void WriteKeys(string folder)
    {
        lock (_lock)
        {
            _folder = folder;
            for (var number = 1; number <= _pairs.Count; number++)
            {
                WriteKey(number);
            }
        }
    }

    /// <summary>Makes a new key, as the controller does every 30 days. The older ones still open.</summary>
    public void Renew()
    {
        lock (_lock)
        {
            var pair = SealingKeyPair.Generate(TimeProvider.System, KeySize);
            _ring.Add(Encoding.ASCII.GetBytes(pair.PrivateKeyPem));
            _pairs.Add(pair);
            WriteKey(_pairs.Count);
        }
    }

    /// <summary>The answer to <c>/v1/cert.pem</c>: the newest certificate.</summary>
    public string Certificate() => _pairs[^1].CertificatePem;

    /// <summary>The answer to <c>/v1/verify</c>: 200, 409 where an item does not open, 500 where the body is no SealedSecret.</summary>
    public int Verify(byte[] body) => Read(body) switch
    {
        null => 500,
        var found => found.EncryptedData.Keys.All(key => Opens(found, key)) ? 200 : 409,
    };

    /// <summary>
    /// The answer to <c>/v1/rotate</c>: the SealedSecret for the newest key, without kind and apiVersion, its template's metadata replaced by its
    /// own; null where it does not open, which is a 500 without a text.
    /// </summary>
    public string? Rotate(byte[] body)
    {
        if (Read(body) is not { } found || !found.EncryptedData.Keys.All(key => Opens(found, key)))
        {
            return null;
        }

        using var certificate = SealingCertificate.Load(Encoding.ASCII.GetBytes(Certificate()));
        var secret = new SecretUnsealer(_ring).Unseal(found) with { Metadata = found.Metadata };
        var rotated = JsonNode.Parse(new SecretSealer(certificate, TimeProvider.System).Seal(secret).Write(ManifestFormat.Json))!.AsObject();
        rotated.Remove("kind");
        rotated.Remove("apiVersion");
        return rotated.ToJsonString();
    }

    public void Dispose() => _ring.Dispose();

    private void WriteKey(int number)
    {
        if (_folder is not null)
        {
            File.WriteAllText(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"controller-{number}.key")), _pairs[number - 1].PrivateKeyPem);
        }
    }

    private bool Opens(SealedSecret found, string key)
    {
        try
        {
            return new SecretUnsealer(_ring).UnsealItem(found, key) is not null;
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return false;
        }
    }

    private static SealedSecret? Read(byte[] body)
    {
        try
        {
            return SealedSecret.ReadAll(body) is [var only] ? only : null;
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return null;
        }
    }
}
