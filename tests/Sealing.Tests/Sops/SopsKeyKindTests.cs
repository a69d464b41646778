using System.Text;
using Sealing.Sops;
using Sealing.Sops.Values;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Every kind of master key, by what its description says. The texts are of the forms that SOPS documents.</summary>
public sealed class SopsKeyKindTests
{
    private const string Selection = "unencrypted_suffix: _unencrypted";

    private static readonly SopsKeyParser Parser = new(TimeProvider.System);

    public static TheoryData<string, string, string> Keys => new()
    {
        { "kms", "arn:aws:kms:eu-west-1:1:key/a+arn:aws:iam::1:role/r", "{arn: 'arn:aws:kms:eu-west-1:1:key/a', role: 'arn:aws:iam::1:role/r'}" },
        { "gcp_kms", "projects/p/locations/global/keyRings/r/cryptoKeys/k", "{resource_id: projects/p/locations/global/keyRings/r/cryptoKeys/k}" },
        { "hckms", "tr-west-1:abc", "{key_id: 'tr-west-1:abc'}" },
        { "azure_kv", "https://v.vault.azure.net/keys/n/1", "{vaultUrl: 'https://v.vault.azure.net', key: n, version: '1'}" },
        { "hc_vault", "https://vault:8200/v1/sops/keys/k", "https://vault:8200/v1/sops/keys/k" },
        { "pgp", "FBC7B9E2A4F9289AC0C1D4843D16CEE4A27381B4", "FBC7B9E2A4F9289AC0C1D4843D16CEE4A27381B4" },
        { "age", "age14tcc9fh0je3nq840lrvq4nfzxgjhsw3z430n6dcsstvgwqqmp5hqxdc3lp", "age14tcc9fh0je3nq840lrvq4nfzxgjhsw3z430n6dcsstvgwqqmp5hqxdc3lp" },
    };

    [Fact]
    public void Every_kind_is_tested() => Assert.Equal(SopsKeyKind.All.Select(kind => kind.Name), Keys.Select(key => key.Data.Item1));

    [Fact]
    public void No_two_kinds_share_a_name_a_number_a_flag_or_a_variable()
    {
        Assert.Distinct(SopsKeyKind.All.Select(kind => kind.MessageNumber));
        Assert.Distinct(SopsKeyKind.All.Select(kind => kind.Form.RuleField));
        Assert.Distinct(SopsKeyKind.All.Select(kind => kind.Form.GroupField));
        Assert.Distinct(SopsKeyKind.All.SelectMany(kind => new[] { kind.ShortFlag, "--" + kind.Flag }.OfType<string>()));
        Assert.Distinct(SopsKeyKind.All.Select(kind => kind.Variable));
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_of_a_rule_is_the_key_of_the_flag(string name, string text, string inGroup)
    {
        var kind = SopsKeyKind.Of(name);
        var key = Parser.Read(kind, text);
        Assert.Equal(key.Identity, Assert.Single(Rule($"{kind.Form.RuleField}: '{text}'")).Identity);
        Assert.Equal(key.Identity, Assert.Single(Rule($"key_groups: [{{{kind.Form.GroupField}: [{inGroup}]}}]")).Identity);
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_comes_back_from_the_metadata_of_a_file(string name, string text, string inGroup)
    {
        using var dataKey = SopsDataKey.Generate();
        var key = Assert.Single(Rule($"key_groups: [{{{SopsKeyKind.Of(name).Form.GroupField}: [{inGroup}]}}]"));
        var metadata = new SopsMetadata { KeyGroups = [new SopsKeyGroup([key])], Selection = SopsSelection.Default };
        var encrypted = SopsDocument.Parse("a: 1\n"u8, SopsFormat.Yaml).Encrypt(metadata, dataKey, TimeProvider.System);

        var read = Assert.Single(Assert.Single(SopsDocument.Parse(encrypted, SopsFormat.Yaml).Metadata!.KeyGroups).Keys);
        Assert.Equal((name, Parser.Read(SopsKeyKind.Of(name), text).Identity), (read.Kind.Name, read.Identity));
        Assert.Contains($"    {name}:\n        - ", Encoding.UTF8.GetString(encrypted), StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_of_a_kind_that_came_later_stay_as_they_are()
    {
        using var dataKey = SopsDataKey.Generate();
        var metadata = new SopsMetadata { KeyGroups = [new SopsKeyGroup([SopsMasterKey.Age("age1x").WithEncryptedDataKey("e")])], Selection = SopsSelection.Default };
        var text = Encoding.UTF8.GetString(SopsDocument.Parse("a: x\n"u8, SopsFormat.Yaml).Encrypt(metadata, dataKey, TimeProvider.System))
            .Replace("sops:\n", "sops:\n    moon:\n        - crater: 7\n          enc: abc\n", StringComparison.Ordinal);
        var document = SopsDocument.Parse(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml);

        Assert.Equal([SopsKeyKind.Age, SopsKeyKind.Of("moon")], document.Metadata!.KeyGroups[0].Keys.Select(read => read.Kind));
        Assert.Contains("crater: 7", Encoding.UTF8.GetString(document.WithMetadata(document.Metadata)), StringComparison.Ordinal);
    }

    private static IEnumerable<SopsMasterKey> Rule(string fields) =>
        SopsConfiguration.Parse(Encoding.UTF8.GetBytes($"creation_rules:\n  - {Selection}\n    {fields}\n"), TimeProvider.System).RuleFor("a.yaml")!.KeyGroups.SelectMany(group => group.Keys);
}
