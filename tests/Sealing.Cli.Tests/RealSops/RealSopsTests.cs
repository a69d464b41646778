using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>What <c>seal sops</c> writes is decrypted by sops itself, which also recomputes the MAC.</summary>
public sealed class RealSopsTests(SopsLambda sops) : IClassFixture<SopsLambda>
{
    private const string Recipient = "age1rs03yp6wwp8w6r0knnatys5myar6dajffs8uuhdjvu3ggha6us4qxa9ru3";
    private const string Key = "SOPS_AGE_KEY_FILE=age-dev.key ";

    private const string Yaml = """
        # of the file
        text: hello # beside
        empty: ""
        numbers: [5, -7, 1.50, 1e21, -0.0, 0x1F, 9223372036854775807]
        flags: {on: true, off: false, none: null}
        block: |
          one
           two
        folded: >-
          goes
          on
        "a.b": 'it''s é 😀'
        list:
          # of an item
          - name: x
            password_unencrypted: plain
          - []
          - {}
        not_a_number: "5"

        """;

    private const string Json = """
        {"text": "a\u0000\u2028<&>\ud83d\ude00", "n": [1, 1.5, 1e30, -0.0, true, null, "", {}, []], "é": {"": "x"}}
        """;

    [Theory]
    [InlineData("a.yaml", "yaml", Yaml, "")]
    [InlineData("a.yaml", "yaml", Yaml, "--mac-only-encrypted")]
    [InlineData("a.yaml", "yaml", Yaml, "--encrypted-regex '^(text|list)$'")]
    [InlineData("a.yaml", "yaml", Yaml, "--unencrypted-regex ^numbers$ --mac-only-encrypted")]
    [InlineData("a.yaml", "yaml", Yaml, "--encrypted-suffix s")]
    [InlineData("a.yaml", "yaml", "a: x\n---\nb: y\n", "")]
    [InlineData("a.json", "json", Json, "")]
    [InlineData("a.env", "dotenv", "# c\nA=x y\nB=\"q\" 'r' $S\nC=\n", "")]
    [InlineData("a.env", "dotenv", "\uFEFFA=\"b\"\r\n\r\n#c\r\nD=e\r\n", "")]
    [InlineData("a.json", "json", "\uFEFF{\"a\": \"b\"}", "")]
    [InlineData("a.txt", "binary", "any text\r\n\té\n", "")]
    public async Task It_decrypts_what_is_encrypted_here(string file, string format, string text, string flags)
    {
        Assert.SkipUnless(SopsLambda.IsHere, "npm is not installed");
        using var sandbox = new Sandbox(new Dictionary<string, string> { [file] = text });
        await Run(sandbox, $"seal sops encrypt -i --age {Recipient} {flags} {file}");

        await AssertSame(sandbox, file, format);
    }

    [Theory]
    [InlineData("seal sops set a.yaml '[\"list\"][1]' '{\"a\": [1, \"x\", 2.5]}'")]
    [InlineData("seal sops set a.yaml '[\"new\"][\"deep\"]' '\"multi\\nline\\n\"'")]
    [InlineData("seal sops unset a.yaml '[\"flags\"]'")]
    [InlineData("seal sops rotate -i a.yaml")]
    [InlineData("EDITOR='sed -i s/hello/world/' seal sops edit a.yaml")]
    public async Task It_decrypts_what_was_changed_here(string command)
    {
        Assert.SkipUnless(SopsLambda.IsHere, "npm is not installed");
        using var sandbox = new Sandbox(new Dictionary<string, string> { ["a.yaml"] = Yaml });
        await Run(sandbox, $"seal sops encrypt -i --age {Recipient} a.yaml");
        var before = await Run(sandbox, "cat a.yaml");
        await Run(sandbox, Key + command);

        Assert.NotEqual(before, await Run(sandbox, "cat a.yaml"));
        await AssertSame(sandbox, "a.yaml", "yaml");
    }

    [Fact]
    public async Task It_refuses_what_was_tampered_with()
    {
        Assert.SkipUnless(SopsLambda.IsHere, "npm is not installed");
        using var sandbox = new Sandbox(new Dictionary<string, string> { ["a.yaml"] = "a: x\nb_unencrypted: y\n" });
        var encrypted = await Run(sandbox, $"seal sops encrypt --age {Recipient} a.yaml");

        var (_, error) = await sops.Decrypt(encrypted.Replace("b_unencrypted: y", "b_unencrypted: z", StringComparison.Ordinal), "yaml", asJson: true);
        Assert.Contains("Failed to verify data integrity", error, StringComparison.Ordinal);
    }

    private async Task AssertSame(Sandbox sandbox, string file, string format)
    {
        var asJson = format is "yaml" or "json";
        var encrypted = Encoding.UTF8.GetString(Convert.FromBase64String(await Run(sandbox, "base64 -w0 " + file))); // with a byte order mark
        var (plain, error) = await sops.Decrypt(encrypted, format, asJson);
        Assert.Null(error);
        var here = await Run(sandbox, $"{Key}seal sops decrypt {(asJson ? "--output-type json " : "")}{file}");
        if (asJson)
        {
            Assert.Equal(Values(here), Values(plain!));
        }
        else
        {
            Assert.Equal(here.Replace("\r\n\r\n", "\r\n", StringComparison.Ordinal), plain!.TrimStart('\uFEFF')); // it drops empty lines
        }
    }

    // Members in order of their names, numbers as numbers: the lambda writes both its own way.
    private static string Values(string json) => Values(JsonNode.Parse(json));

    private static string Values(JsonNode? node) => node switch
    {
        JsonObject members => "{" + string.Join(",", members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => JsonValue.Create(member.Key).ToJsonString() + ":" + Values(member.Value))) + "}",
        JsonArray items => "[" + string.Join(",", items.Select(Values)) + "]",
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => (value.GetValue<double>() + 0.0).ToString("R", CultureInfo.InvariantCulture), // -0 is 0
        null => "null",
        _ => node.ToJsonString(),
    };

    private static async Task<string> Run(Sandbox sandbox, string command)
    {
        var (output, errors, exitCode) = await sandbox.Run(command, TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (exitCode, errors));
        return output;
    }
}
