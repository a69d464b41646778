using System.Text;
using Sealing.Guard;
using Sealing.Guard.Values;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>One list of names, read in one way: what is found of a value depends on its name and on nothing else in the file.</summary>
public sealed class SensitiveNameTests
{
    private const string Value = "n7Yq2Lw9PzX4q8Jx";

    public static TheoryData<string> Known => [.. SensitiveNames.Known];

    [Theory]
    [MemberData(nameof(Known))]
    public void A_known_name_needs_no_other_word_in_the_file(string name)
    {
        var words = name.Split('_');
        var camel = words[0] + string.Concat(words.Skip(1).Select(Capital));
        foreach (var form in (string[])[name, name.ToUpperInvariant(), name.Replace('_', '-'), camel, Capital(camel), "db_" + name, "db" + Capital(camel), name + "_2", name + "_prod"])
        {
            Assert.True(Scan("config.yaml", $"app:\n  {form}: {Value}\n").Count == 1, form);
            Assert.True(Scan("app.properties", $"{form}={Value}\n").Count == 1, form);
        }
    }

    [Theory]
    [InlineData("connectionString: n7Yq2Lw9PzX4")]
    [InlineData("keyData: n7Yq2Lw9PzX4")]
    [InlineData("webhookUrl: n7Yq2Lw9PzX4")]
    [InlineData("SECRET_KEY_BASE: e7d83b8db0d7515052d2cb401ccdb7b04ad6d91820a37bb7f3119687b0c738c3")]
    [InlineData("PASSWORD_PROD: Xxf4IkP5PjId3wfIq")]
    [InlineData("api_keys: bS85YOKO4LnC3a3ZW")]
    [InlineData("secret_id: b88aad07-7d01-45ed-bc33-7e2f950d0125")]
    [InlineData("PGPASSWORD: n7Yq2Lw9PzX4")]
    [InlineData("MYSQLROOTPASSWORD: n7Yq2Lw9PzX4")]
    [InlineData("fernetKey: n7Yq2Lw9PzX4")]
    [InlineData("api_key_alice: bS85YOKO4LnC3a3ZW")]
    [InlineData("passwords: {alice: n7Yq2Lw9PzX4}")]
    [InlineData("passwords:\n  alice: n7Yq2Lw9PzX4")]
    [InlineData("api_keys:\n- bS85YOKO4LnC3a3ZW")]
    public void Plurals_joined_words_and_words_behind_are_read(string text) => Assert.Equal(GuardSeverity.Error, Assert.Single(Scan("config.yaml", text + "\n")).Severity);

    [Theory]
    [InlineData("adminPassword: mountain4711")]
    [InlineData("smtp_auth_password: qzwvkxjhbtrmlpfd")] // as Gmail makes them
    public void A_password_that_a_person_made_is_a_warning(string text) => Assert.Equal(GuardSeverity.Warning, Assert.Single(Scan("values.yaml", text + "\n")).Severity);

    [Theory]
    [InlineData("passwordFile: n7Yq2Lw9PzX4n7Yq2Lw9PzX4")]
    [InlineData("tokenId: b88aad07-7d01-45ed-bc33-7e2f950d0125")]
    [InlineData("passwordSecret: pg-credentials-v17a3")]
    [InlineData("tokenSecret: gitlab-runner-x7k2p9")]
    [InlineData("initialClusterToken: etcd-cluster-k8s")]
    [InlineData("token: 24h30m0s")]
    [InlineData("refreshToken: P30DT12H")]
    [InlineData("token: 2024-05-01T10:30:00Z")]
    [InlineData("secretKey: acme-prod-1a2b3-c4d5e6f7a8b9.json")]
    [InlineData("hashed_secret: f29bc91bbdab169fc0c0a326965953d11c7dff83")]
    [InlineData("secrets:\n- 1pw_token\n- api_secret")]
    [InlineData("password: password123")]
    [InlineData("adminPassword: admin1234")]
    [InlineData("unreserved_pat: ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("spec:\n  data:\n  - secretKey: id_ed25519\n    remoteRef: {key: ssh}")]
    public void What_only_speaks_of_a_secret_is_silent(string text) => Assert.Empty(Scan("values.yaml", text + "\n").Select(finding => finding.Message));

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static IReadOnlyList<Finding> Scan(string path, string text) => PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text));
}
