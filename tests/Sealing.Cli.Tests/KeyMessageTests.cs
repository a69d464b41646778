using Sealing.Cli.Sops.Remote;
using Sealing.Sops;
using Sealing.Sops.Values;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>The bytes of a key service's messages, computed by hand from the field numbers of SOPS' keyservice.proto.</summary>
public sealed class KeyMessageTests
{
    private static readonly SopsKeyParser Parser = new(TimeProvider.System);

    public static TheoryData<string, string, string> Requests => new()
    {
        { "age", "age1x", "0A 09 32 07 0A 05 61 67 65 31 78 12 02 01 02" },
        { "pgp", "AB CD", "0A 08 12 06 0A 04 41 42 43 44 12 02 01 02" },
        { "gcp_kms", "projects/p", "0A 0E 1A 0C 0A 0A 70 72 6F 6A 65 63 74 73 2F 70 12 02 01 02" },
        { "azure_kv", "https://v/keys/n/1", "0A 13 22 11 0A 09 68 74 74 70 73 3A 2F 2F 76 12 01 6E 1A 01 31 12 02 01 02" },
        { "hc_vault", "http://v/v1/e/keys/n", "0A 12 2A 10 0A 08 68 74 74 70 3A 2F 2F 76 12 01 65 1A 01 6E 12 02 01 02" },
        { "hckms", "r:k", "0A 07 3A 05 0A 03 72 3A 6B 12 02 01 02" },
    };

    [Fact]
    public void Every_kind_of_master_key_has_a_request_here() =>
        Assert.Equal(SopsKeyKind.All.Select(kind => kind.Name).Order(), Requests.Select(request => request.Data.Item1).Append("kms").Order());

    [Theory]
    [MemberData(nameof(Requests))]
    public void A_request_has_the_bytes_of_the_protocol(string kind, string id, string hex)
    {
        var bytes = KeyMessages.WriteRequest(Parser.Read(SopsKeyKind.Of(kind), id), [1, 2]);
        Assert.Equal(Hex(hex), bytes);

        var (key, data) = KeyMessages.ReadRequest(bytes);
        Assert.Equal((kind, Parser.Read(SopsKeyKind.Of(kind), id).Identity), (key.Kind.Name, key.Identity));
        Assert.Equal([1, 2], data);
    }

    [Fact]
    public void A_request_with_a_key_of_AWS_KMS_has_role_context_and_profile()
    {
        var key = new SopsKeyParser(TimeProvider.System) { Context = new Dictionary<string, string> { ["x"] = "1", ["b"] = "" }, Profile = "p" }.Read(SopsKeyKind.AwsKms, "a+arn:r");
        var bytes = KeyMessages.WriteRequest(key, [7]);
        Assert.Equal(Hex("0A 1E 0A 1C 0A 01 61 12 05 61 72 6E 3A 72 1A 05 0A 01 62 12 00 1A 06 0A 01 78 12 01 31 22 01 70 12 01 07"), bytes);
        Assert.Equal(key.Identity, KeyMessages.ReadRequest(bytes).Key.Identity);
    }

    [Fact]
    public void An_answer_has_the_bytes_of_the_protocol()
    {
        Assert.Equal(Hex("0A 03 01 02 03"), KeyMessages.WriteAnswer([1, 2, 3]));
        Assert.Equal([1, 2, 3], KeyMessages.ReadAnswer(Hex("0A 03 01 02 03")));
        Assert.Empty(KeyMessages.ReadAnswer([]));
        Assert.Equal(Hex("00 00 00 00 02 0A 00"), GrpcFrame.Write(Hex("0A 00")));
    }

    [Fact]
    public void A_long_field_has_a_length_of_several_bytes()
    {
        var data = new byte[300];
        var bytes = KeyMessages.WriteAnswer(data);
        Assert.Equal(Hex("0A AC 02"), bytes[..3]);
        Assert.Equal(data, KeyMessages.ReadAnswer(bytes));
    }

    // A number, eight bytes and four under numbers that nobody knows; of a field that comes twice the last counts.
    [Fact]
    public void Unknown_fields_are_passed_over() =>
        Assert.Equal([5], KeyMessages.ReadAnswer(Hex("0A 01 04 50 96 01 51 01 02 03 04 05 06 07 08 55 01 02 03 04 7A 01 00 0A 01 05")));

    [Theory]
    [InlineData("0A")]
    [InlineData("0A 02 01")]
    [InlineData("0A FF FF FF FF FF FF FF FF FF 01")]
    [InlineData("0A FF FF FF FF FF FF FF FF FF FF 01")]
    [InlineData("0B")]
    [InlineData("0F 00")]
    [InlineData("02 00")]
    [InlineData("51 01 02")]
    public void A_broken_message_is_refused(string hex) => Assert.Equal(GrpcCode.Internal, Assert.Throws<GrpcException>(() => KeyMessages.ReadAnswer(Hex(hex))).Code);

    [Theory]
    [InlineData("", GrpcCode.Internal)]
    [InlineData("00 00 00 00", GrpcCode.Internal)]
    [InlineData("00 00 00 00 02 01", GrpcCode.Internal)]
    [InlineData("00 00 00 00 01 01 02", GrpcCode.Internal)]
    [InlineData("00 FF FF FF FF 01", GrpcCode.ResourceExhausted)]
    [InlineData("00 00 10 00 01", GrpcCode.ResourceExhausted)]
    [InlineData("01 00 00 00 00", GrpcCode.Unimplemented)]
    public void A_hostile_frame_is_refused(string hex, object code) => Assert.Equal(code, Assert.Throws<GrpcException>(() => GrpcFrame.Read(Hex(hex)).ToArray()).Code);

    [Fact]
    public void What_somebody_else_says_does_nothing_to_a_terminal()
    {
        Assert.Equal("a%25%0Ab%C3%A9", GrpcException.EncodeMessage("a%\nbé"));
        Assert.Equal("a%\nbé\\u001b[2J", GrpcException.DecodeMessage("a%25%0Ab%C3%A9%1B[2J"));
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text.Replace(" ", "", StringComparison.Ordinal));
}
