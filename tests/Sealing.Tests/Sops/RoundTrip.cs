using System.Text;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Encrypts and decrypts a document.</summary>
internal static class RoundTrip
{
    public static byte[] Run(byte[] plain, SopsFormat format, SopsSelection? selection = null)
    {
        using var key = SopsDataKey.Generate();
        return SopsDocument.Parse(Encrypt(plain, format, key, selection), format).Decrypt(key);
    }

    public static byte[] Encrypt(byte[] plain, SopsFormat format, SopsDataKey key, SopsSelection? selection = null) =>
        SopsDocument.Parse(plain, format).Encrypt(Metadata(selection), key, TimeProvider.System);

    public static void AssertExact(byte[] plain, SopsFormat format, SopsSelection? selection = null) =>
        Assert.Equal(Encoding.Latin1.GetString(plain), Encoding.Latin1.GetString(Run(plain, format, selection)));

    public static SopsMetadata Metadata(SopsSelection? selection = null) => new()
    {
        KeyGroups = [new SopsKeyGroup([SopsMasterKey.Age("age14tcc9fh0je3nq840lrvq4nfzxgjhsw3z430n6dcsstvgwqqmp5hqxdc3lp")])],
        Selection = selection ?? SopsSelection.Default,
    };
}
