using System.Text;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Fuzz.Targets;

/// <summary>SealedSecrets in YAML and JSON: verified, written, edited in their text, and unsealed: what opens is what was sealed, or nothing is.</summary>
internal sealed class SealedSecretTarget : IFuzzTarget
{
    private static readonly SealingKeyRing Keys = ReadKeys();

    private readonly HashSet<string> _plaintexts;

    public SealedSecretTarget()
    {
        Seeds = SeedFolder.Read("sealed-secret");
        _plaintexts = [.. Seeds.SelectMany(seed => SealedSecret.ReadAll(seed)).SelectMany(Opened)];
    }

    public string Name => "sealed-secret";

    public IReadOnlyList<byte[]> Seeds { get; }

    public void Run(byte[] input)
    {
        var file = SealedSecretFile.Read(input);
        foreach (var sealedSecret in file.SealedSecrets)
        {
            _ = new SealedSecretVerifier(2048, keys: null).Verify(sealedSecret).Count();
            _ = SealedSecret.ReadAll(Encoding.UTF8.GetBytes(sealedSecret.Write(ManifestFormat.Yaml))).Count;
        }

        if (file.SealedSecrets.Count > 0 && !SealedSecret.ReadAll(file.ReplaceItems(file.SealedSecrets)).Select(Items).SequenceEqual(file.SealedSecrets.Select(Items), StringComparer.Ordinal))
        {
            throw new BrokenPromiseException("items that are replaced by themselves are others");
        }

        foreach (var sealedSecret in file.SealedSecrets)
        {
            if (!Opened(sealedSecret).All(_plaintexts.Contains))
            {
                throw new BrokenPromiseException("an item is forged");
            }

            new SecretUnsealer(Keys).Unseal(sealedSecret);
        }
    }

    private static SealingKeyRing ReadKeys()
    {
        var keys = new SealingKeyRing();
        keys.Add(SeedFolder.Key("key-2048.pem"));
        return keys;
    }

    private static IEnumerable<string> Opened(SealedSecret sealedSecret) =>
        sealedSecret.EncryptedData.Keys.Select(key => new SecretUnsealer(Keys).UnsealItem(sealedSecret, key)).OfType<byte[]>().Select(Convert.ToHexString);

    private static string Items(SealedSecret sealedSecret) =>
        string.Join('\n', sealedSecret.EncryptedData.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => item.Key + "=" + item.Value));
}
