using Sealing.Age;
using Sealing.Sops;

namespace Sealing.Fuzz.Targets;

/// <summary>Documents of one format: an encrypted one is decrypted, whatever its MAC says, another one is encrypted.</summary>
internal sealed class SopsTarget(string name, SopsFormat format) : IFuzzTarget
{
    private static readonly SopsKeyServices Services = new(new AgeKeyService(new AgeKeyReader(), AgeKeys.All));
    private static readonly SopsDataKey Key = SopsDataKey.FromBytes(new byte[SopsDataKey.Size]);
    private static readonly SopsMetadata Metadata = new()
    {
        KeyGroups = [new SopsKeyGroup([SopsMasterKey.Age("age14tcc9fh0je3nq840lrvq4nfzxgjhsw3z430n6dcsstvgwqqmp5hqxdc3lp")])],
        Selection = SopsSelection.Default,
    };

    public string Name => name;

    public IReadOnlyList<byte[]> Seeds { get; } = SeedFolder.Read(name);

    public void Run(byte[] input)
    {
        var document = SopsDocument.Parse(input, format);
        _ = document.Entries();
        if (document.Metadata is { } metadata)
        {
            document.WithoutMetadata();
            using var key = Services.UnlockAsync(metadata).AsTask().GetAwaiter().GetResult();
            document.Decrypt(key, SopsMacCheck.Ignored);
        }
        else
        {
            document.Encrypt(Metadata, Key, TimeProvider.System);
        }
    }
}
