using System.Text;
using Sealing.Manifests;
using Xunit;

namespace Sealing.Tests.Manifests;

/// <summary>Reading Secrets as sigs.k8s.io/yaml does; the scalar rules are those of go-yaml v2, YAML 1.1.</summary>
public sealed class SecretReaderTests
{
    [Theory]
    [InlineData("8080", "8080")]
    [InlineData("0777", "511")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("-7", "-7")]
    [InlineData("yes", "true")]
    [InlineData("Off", "false")]
    [InlineData("~", "")]
    [InlineData("", "")]
    [InlineData("3.0", "3")]
    [InlineData("1234567.5", "1.2345675e+06")]
    [InlineData("0.00001", "1e-05")]
    [InlineData("0.5", "0.5")]
    [InlineData("0e3", "0")]
    [InlineData("0o17", "15")]
    [InlineData("09", "9")]
    [InlineData("0z1", "0z1")]
    [InlineData("0b-11", "-3")]
    [InlineData("0b+0", "0")]
    [InlineData("+0x7fffffffffffffff", "9223372036854775807")]
    [InlineData("+0x8000000000000000", "+0x8000000000000000")]
    [InlineData("0xffffffffffffffff", "18446744073709551615")]
    [InlineData("18446744073709551615", "18446744073709551615")]
    [InlineData(".inf", "+Inf")]
    [InlineData("2020-01-01", "2020-01-01")]
    [InlineData("'yes'", "yes")]
    [InlineData("\"a\\tb\"", "a\tb")]
    [InlineData("!!str 0777", "0777")]
    [InlineData("1e999", "1e999")]
    [InlineData("🦀", "🦀")]
    public void A_scalar_of_stringData_becomes_the_string_that_Kubernetes_reads(string written, string expected) =>
        Assert.Equal(expected, Encoding.UTF8.GetString(One($"kind: Secret\nstringData:\n  k: {written}\n").Data["k"]));

    [Theory] // kubectl 1.33.1 annotate --local, which reads as kubeseal does
    [InlineData(".inf", ".inf")]
    [InlineData("-.Inf", "-.inf")]
    [InlineData(".NaN", ".nan")]
    [InlineData("9e98", ".inf")]
    [InlineData("1e30", "1e+30")]
    [InlineData("16777217.5", "1.6777218e+07")]
    [InlineData("0777", "511")]
    [InlineData("yes", "true")]
    [InlineData("''", "")]
    public void A_scalar_as_a_key_becomes_the_name_that_Kubernetes_reads(string written, string expected) =>
        Assert.Equal([expected], One($"kind: Secret\nstringData:\n  {written}: x\n").Data.Keys);

    [Theory]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("[a]")]
    [InlineData("<<: [{a: b}, c]\n  x")]
    public void A_key_that_is_no_text_is_an_error(string key)
    {
        var error = Assert.Throws<SealingException>(() => One($"kind: Secret\nstringData:\n  {key}: x\n"));

        Assert.Contains("key", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void StringData_wins_over_data()
    {
        var secret = One("kind: Secret\ndata: {a: b2xk, b: b2xk}\nstringData: {a: new}");
        Assert.Equal("new"u8.ToArray(), secret.Data["a"]);
        Assert.Equal("old"u8.ToArray(), secret.Data["b"]);
    }

    [Theory] // kubectl 1.27.16 and 1.33.1 annotate --local, which read as kubeseal does
    [InlineData("<<: *base\n  b: written", "a=1 b=written")]
    [InlineData("b: written\n  <<: *base", "a=1 b=2")]
    [InlineData("<<: [{a: first}, {a: second, c: second}]", "a=first c=second")]
    [InlineData("<<: {<<: {a: inner, d: inner}, a: outer}", "a=outer d=inner")]
    [InlineData("<<: [{a: '1'}]\n  b: *two\n  <<: {a: '3'}", "a=3 b=2")]
    public void Merge_keys_are_followed_where_they_stand(string items, string expected)
    {
        var secret = One($"kind: Secret\nx: &base {{a: '1', b: &two '2'}}\nstringData:\n  {items}\n");

        Assert.Equal(expected, string.Join(' ', secret.Data.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => $"{item.Key}={Encoding.UTF8.GetString(item.Value)}")));
    }

    [Theory]
    [InlineData("---\nkind: Secret\ndata: {a: YQ==}\n---\n# nothing\n---\nkind: Secret\ndata: {b: Yg==}\n", 3)]
    [InlineData("""{"kind":"Secret","data":{"a":"YQ=="}} {"kind":"Secret","data":{"b":"Yg=="}}""", 2)]
    [InlineData("kind: List\nitems:\n- kind: Secret\n  data: {a: YQ==}\n- kind: Secret\n  data: {b: Yg==}\n", 1)]
    [InlineData("{kind: Secret, data: {a: YQ==}}\n---\n{kind: Secret, data: {b: Yg==}}\n", 2)]
    public void Streams_and_Lists_give_every_Secret_with_its_document(string text, int lastDocument)
    {
        var secrets = SecretManifest.ReadAll(Encoding.UTF8.GetBytes(text));
        Assert.Equal(["a", "b"], secrets.SelectMany(secret => secret.Data.Keys), StringComparer.Ordinal);
        Assert.Equal(lastDocument, secrets[^1].Document);
    }

    [Theory] // reports of kubeseal's users: a PIN of 0123 was sealed as 83
    [InlineData("stringData: {pin: 0123}", "line 2, column 19, stringData.pin")]
    [InlineData("stringData: {<<: {pin: 0123}}", "line 2, column 24, stringData.pin")]
    [InlineData("x: &a 1.10\nstringData: {v: *a}", "line 2, column 1, x;line 3, column 17, stringData.v")]
    [InlineData("data: {on: YQ==}", "line 2, column 8, data.on")]
    [InlineData("stringData: {a: b}\ntype: 1.0", "line 3, column 7, type")]
    [InlineData("stringData: {a: b}\nmetadata: {name: 1e3, namespace: no, labels: {a: yes, 07: b}, annotations: {c: ~}, finalizers: [0x1]}", "line 3, column 18, metadata.name;line 3, column 34, metadata.namespace;line 3, column 50, metadata.labels.a;line 3, column 55, metadata.labels.07;line 3, column 80, metadata.annotations.c;line 3, column 97, metadata.finalizers")]
    [InlineData("stringData: {a: b}\nStringdata: {b: c}\nmetadata: {label: {}}", "line 3, column 1, Stringdata;line 4, column 12, metadata.label")]
    [InlineData("stringData: {a: 5432, b: true, c: 1.5, d: 12:30, e: 2024-01-02, f: '0123', g: }\nmetadata: {name: ~, labels: , creationTimestamp: null}", "")]
    public void What_is_read_otherwise_than_it_stands_or_not_at_all_is_a_doubt(string fields, string places)
    {
        var doubts = One("kind: Secret\n" + fields + "\n").Doubts;

        string Place(SealingException doubt) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {doubt.Place.Line}, column {doubt.Place.Column}, {doubt.Place.Key}");
        Assert.Equal(places.Split(';', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal), doubts.Select(Place).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("kind: Secret\nstringData: {k: 'ENC[AES256_GCM,data:uw==,iv:a,tag:b,type:str]'}")]
    [InlineData("kind: Secret\ndata: {k: RU5DW0FFUzI1Nl9HQ00sZGF0YTp1dz09XQ==}")]
    [InlineData("kind: ENC[AES256_GCM,data:uw==]\nstringData: {k: v}")]
    [InlineData("""{"kind":"Secret","data":{"k":"YQ=="},"sops":{"version":"3.9.0"}}""")]
    public void What_SOPS_has_encrypted_is_no_Secret_to_seal(string text)
    {
        var error = Assert.Throws<SealingException>(() => One(text));

        Assert.Contains("encrypted with SOPS", error.Message, StringComparison.Ordinal);
        Assert.Contains("seal sops decrypt", error.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void Byte_order_marks_UTF16_and_CRLF_are_understood()
    {
        const string Text = "kind: Secret\r\nstringData:\r\n  k: é\r\n";
        byte[][] files =
        [
            Encoding.UTF8.GetBytes(Text),
            [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Text)],
            [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Text)],
            [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Text)],
            Encoding.Unicode.GetBytes(Text),
        ];
        Assert.All(files, file => Assert.Equal("é"u8.ToArray(), SecretManifest.ReadAll(file)[0].Data["k"]));
    }

    [Theory]
    [InlineData("kind: Secret\ndata:\n  k: not base64!\n", "document 1, line 3, column 6, data.k: not base64; plain text belongs under stringData")]
    [InlineData("kind: Secret\ndata:\n  k: 1234\n", "document 1, line 3, column 6, data.k: must be a base64 string, but reads as a number or boolean: put it in quotes")]
    [InlineData("kind: Secret\ndata: {k: [a]}\n", "document 1, line 2, column 11, data.k: must be a base64 string")]
    [InlineData("kind: Secret\nstringData: text\n", "document 1, line 2, column 13, stringData: must be a mapping of keys to values")]
    [InlineData("kind: ConfigMap\ndata: {k: v}\n", "document 1, line 1, column 1, kind: not a Secret: the kind is ConfigMap")]
    [InlineData("kind: SealedSecret\n", "document 1, line 1, column 1, kind: this is a SealedSecret already, not a Secret")]
    [InlineData("a: 1\na: 2\n", "document 1, line 2, column 1, a: duplicate key")]
    [InlineData("1: a\n'1': b\n", "document 1, line 2, column 1, 1: duplicate key")]
    [InlineData("""{"kind":"Secret","kind":"x"}""", "document 1, line 1, column 18, kind: duplicate key")]
    [InlineData("""{"kind":"Secret"} x""", "document 2, line 1, column 19: not valid JSON: strings need double quotes")]
    [InlineData("""{"kind":"Secret","stringData":{"k":1}}""", "document 1, line 1, column 36, stringData.k: must be a string: put it in quotes")]
    [InlineData("kind: Secret\n---\nkind: Secret\nstringData:\n  k: \"open\n", "document 2, line 5, column 6: not valid YAML: a quote that is never closed")]
    [InlineData("kind: *nowhere\n", "document 1, line 1, column 7: an alias (*name) without its anchor (&name) before it")]
    [InlineData("kind: Secret\nstringData:\n  k: \"\\ud800x\"\n", "document 1, line 3, column 7: not valid YAML: an unknown escape in a double-quoted text")]
    [InlineData("""{"kind":"Secret","stringData":{"k":"\ufffd\ud83d\ude00\ud800x"}}""", "document 1, line 1, column 36: not valid JSON: half of a surrogate pair in a string")]
    [InlineData("just text\n", "document 1, line 1, column 1: must be a mapping of keys to values")]
    public void A_broken_document_is_an_error_that_says_where(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SealingException>(() => SecretManifest.ReadAll(Encoding.UTF8.GetBytes(text))).Message);

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Equal("line 2: not valid UTF-8 text", Assert.Throws<SealingException>(() => SecretManifest.ReadAll([(byte)'a', (byte)'\n', 0xFF, 0xC0])).Message);

    [Fact]
    public void An_alias_bomb_is_refused()
    {
        var text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
        for (var i = 1; i < 12; i++)
        {
            text.Append('a').Append(i).Append(": &a").Append(i).Append(" [").AppendJoin(',', Enumerable.Repeat($"*a{i - 1}", 10)).Append("]\n");
        }

        var error = Assert.Throws<SealingException>(() => SecretManifest.ReadAll(Encoding.UTF8.GetBytes(text.ToString())));
        Assert.Contains("the aliases expand to too many nodes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("{\"a\":")]
    public void Deep_nesting_is_refused(string opening)
    {
        var text = string.Concat(Enumerable.Repeat(opening, 100_000));
        var error = Assert.Throws<SealingException>(() => SecretManifest.ReadAll(Encoding.UTF8.GetBytes(text)));
        Assert.Contains("nested too deeply", error.Message, StringComparison.Ordinal);
    }

    [Theory] // as kubectl and kubeseal read it: where it is no JSON, it is YAML (bitnami-labs/sealed-secrets, multidocyaml)
    [InlineData("{\n\t\"kind\": \"Secret\",\n\t\"stringData\": {\"k\": \"v\",}, # a comment\n}\n")]
    [InlineData("---\n{\n\t\"kind\": \"Secret\",\n\t\"stringData\": {\"k\": \"v\",}, # a comment\n}\n")]
    [InlineData("{\"kind\": \"Secret\", \"stringData\": {\"k\": 'v'}}")]
    [InlineData("{\"kind\": \"Secret\", \"stringData\": {k: v}}\n...\n")]
    public void What_starts_as_JSON_may_have_what_only_YAML_takes(string text) => Assert.Equal("v"u8, One(text).Data["k"]);

    [Theory]
    [InlineData("{\"kind\": \"Secret\"}\n---\n{\"kind\": \"Secret\"}\n")]
    [InlineData("{\"kind\": \"Secret\"}\n---\nkind: Secret\n")]
    [InlineData("# two\n{\"kind\": \"Secret\"}\n---\n{\"kind\": \"Secret\"}\n")]
    [InlineData("{\"kind\": \"Secret\"}{\"kind\": \"Secret\"}")]
    public void JSON_may_stand_among_the_documents_of_YAML(string text) => Assert.Equal(2, SecretManifest.ReadAll(Encoding.UTF8.GetBytes(text)).Count);

    [Theory]
    [InlineData("{\"kind\": \"Secret\", \"stringData\": {\"k\": \"a\", \"k\": \"b\"}}", "document 1, line 1, column 45, k: duplicate key")]
    [InlineData("{\"kind\": \"Secret\", \"stringData\": {\"k\" \"v\"}}", "document 1, line 1, column 40: not valid JSON: ':' is expected")]
    public void What_looks_like_JSON_and_is_not_YAML_either_is_broken_JSON(string text, string message) =>
        Assert.Equal(message, Assert.Throws<SealingException>(() => One(text)).Message);

    private static SecretManifest One(string text) => Assert.Single(SecretManifest.ReadAll(Encoding.UTF8.GetBytes(text)));
}
