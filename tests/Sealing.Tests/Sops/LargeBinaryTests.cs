using System.Text;
using System.Text.Json;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Binary files whose ciphertext is too long to be held as text.</summary>
public sealed class LargeBinaryTests : IDisposable
{
    private const int Large = 100_000;

    private readonly SopsDataKey _key = SopsDataKey.Generate();

    public void Dispose() => _key.Dispose();

    [Theory]
    [InlineData(Large)]
    [InlineData(Large + 1)]
    [InlineData(Large + 2)]
    [InlineData(65_535)] // the longest that is held as text
    [InlineData(65_536)]
    public void Comes_back_as_it_was(int length)
    {
        var encrypted = RoundTrip.Encrypt(Bytes(length), SopsFormat.Binary, _key);
        Assert.Equal(Bytes(length), SopsDocument.Parse(encrypted, SopsFormat.Binary).Decrypt(_key));
    }

    [Fact]
    public void Is_the_JSON_that_it_would_be_as_text()
    {
        var encrypted = RoundTrip.Encrypt(Bytes(Large), SopsFormat.Binary, _key);
        var data = Data(encrypted);
        Assert.StartsWith("ENC[AES256_GCM,data:", data, StringComparison.Ordinal);
        Assert.Equal(Large, Convert.FromBase64String(data["ENC[AES256_GCM,data:".Length..data.IndexOf(',', 20)]).Length);
        var asJson = SopsDocument.Parse(encrypted, SopsFormat.Json).DecryptEntries(_key);
        Assert.Equal(Encoding.UTF8.GetString(Bytes(Large)), Assert.Single(asJson).Text);
    }

    [Fact]
    public void Keeps_its_ciphertext_when_its_keys_change()
    {
        var encrypted = RoundTrip.Encrypt(Bytes(Large), SopsFormat.Binary, _key);
        var document = SopsDocument.Parse(encrypted, SopsFormat.Binary);
        var changed = document.WithMetadata(document.Metadata! with { ShamirThreshold = 1 });
        Assert.Equal(Data(encrypted), Data(changed));
        Assert.Equal(Bytes(Large), SopsDocument.Parse(changed, SopsFormat.Binary).Decrypt(_key));
    }

    [Fact]
    public void Can_be_rotated_updated_and_listed()
    {
        using var other = SopsDataKey.Generate();
        var encrypted = RoundTrip.Encrypt(Bytes(Large), SopsFormat.Binary, _key);
        var document = SopsDocument.Parse(encrypted, SopsFormat.Binary);
        var rotated = document.Rotate(_key, other, document.Metadata!, TimeProvider.System);
        Assert.Equal(Bytes(Large), SopsDocument.Parse(rotated, SopsFormat.Binary).Decrypt(other));
        var same = SopsDocument.Parse(encrypted, SopsFormat.Binary).Update(Bytes(Large), _key, TimeProvider.System);
        Assert.Equal(Bytes(Large), SopsDocument.Parse(same, SopsFormat.Binary).Decrypt(_key));
        var updated = SopsDocument.Parse(encrypted, SopsFormat.Binary).Update(Bytes(Large + 7), _key, TimeProvider.System);
        Assert.Equal(Bytes(Large + 7), SopsDocument.Parse(updated, SopsFormat.Binary).Decrypt(_key));
        Assert.Equal(Data(encrypted), Assert.Single(SopsDocument.Parse(encrypted, SopsFormat.Binary).Entries()).Text);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(50_000)]
    [InlineData(133_300)] // near the end of the data
    public void A_change_in_the_ciphertext_is_found(int at)
    {
        var encrypted = RoundTrip.Encrypt(Bytes(Large), SopsFormat.Binary, _key);
        var place = encrypted.AsSpan().IndexOf("ENC["u8) + at;
        encrypted[place] = encrypted[place] == (byte)'A' ? (byte)'B' : (byte)'A';
        var error = Assert.Throws<SealingException>(() => SopsDocument.Parse(encrypted, SopsFormat.Binary).Decrypt(_key));
        Assert.Equal(ErrorKind.ValueNotDecrypted, error.Kind);
    }

    [Theory]
    [InlineData("\"mac\": \"ENC[AES256_GCM,data:", ErrorKind.MacMismatch)]
    [InlineData("\"data\": \"ENC[AES256_GCM,data:", ErrorKind.ValueNotDecrypted)]
    public void Long_rubbish_before_ciphertext_is_a_part_of_it(string place, ErrorKind failure)
    {
        var text = Encoding.UTF8.GetString(RoundTrip.Encrypt(Bytes(100), SopsFormat.Binary, _key));
        var at = text.IndexOf(place, StringComparison.Ordinal) + place.Length;
        var changed = Encoding.UTF8.GetBytes(text.Insert(at, new string('A', 400_000)));
        Assert.Equal(failure, Assert.Throws<SealingException>(() => SopsDocument.Parse(changed, SopsFormat.Binary).Decrypt(_key)).Kind);
    }

    private static byte[] Bytes(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return bytes;
    }

    private static string Data(byte[] encrypted)
    {
        using var json = JsonDocument.Parse(encrypted);
        return json.RootElement.GetProperty("data").GetString()!;
    }
}
