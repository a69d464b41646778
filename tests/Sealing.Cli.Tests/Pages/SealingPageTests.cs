using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Sealing.Cli.Tests.Pages;

/// <summary>The page of <c>seal page</c> in a real browser: what it seals, <c>seal unseal</c> opens.</summary>
public sealed partial class SealingPageTests : IClassFixture<Browser>, IDisposable
{
    private readonly Browser _browser;
    private readonly Sandbox _sandbox = new(new Dictionary<string, string>());

    public SealingPageTests(Browser browser)
    {
        Assert.SkipWhen(Browser.Program is null && Environment.GetEnvironmentVariable("CI") is null, "not installed: chromium-headless-shell");
        _browser = browser;
    }

    [Theory]
    [InlineData(2048, "strict")]
    [InlineData(3072, "strict")]
    [InlineData(4096, "strict")]
    [InlineData(2048, "namespace-wide")]
    [InlineData(4096, "namespace-wide")]
    [InlineData(3072, "cluster-wide")]
    [InlineData(4096, "cluster-wide")]
    public async Task What_it_seals_unseal_opens_in_each_scope_and_with_keys_of_each_size(int bits, string scope)
    {
        var key = await MakeKey(bits);
        var tab = await Open($"--cert only={bits}.crt");
        await Fill(tab);
        await tab.Choose("Scope", scope);
        await tab.Type("Key", "password");
        await tab.Type("Value", "grün & \"😀\"\nzweite Zeile");
        await Write("sealed.yaml", await tab.Seal());
        Assert.Equal("grün & \"😀\"\nzweite Zeile", await Shell($"seal unseal --key {key} --only password sealed.yaml"));
        Assert.Equal("", await Shell($"seal verify --key {key} sealed.yaml"));
    }

    [Fact]
    public async Task Files_are_sealed_byte_for_byte()
    {
        var tab = await Open("--cert dev=pub-sealed-secrets-dev.pem");
        await Fill(tab);
        var random = new Random(1);
        var (large, small) = (new byte[(1 << 20) - 300], new byte[256]);
        random.NextBytes(large);
        for (var i = 0; i < small.Length; i++)
        {
            small[i] = (byte)i;
        }

        await File.WriteAllBytesAsync(At("large.bin"), large, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(At("small.bin"), small, TestContext.Current.CancellationToken);
        await Write("lines.txt", "ä\r\nb\r\n");
        await Write("empty", "");
        await tab.AddFiles(At("large.bin"), At("small.bin"), At("lines.txt"), At("empty"));
        await Write("sealed.yaml", await tab.Seal());
        Assert.Equal("", await Shell("for key in large.bin small.bin lines.txt empty; do seal unseal --key sealed-secrets-dev.key --only $key sealed.yaml | cmp - $key; done"));
    }

    [Fact]
    public async Task Several_clusters_get_a_result_each()
    {
        var tab = await Open("--cert dev=pub-sealed-secrets-dev.pem --cert staging=pub-sealed-secrets-staging.pem --cert product=pub-sealed-secrets-product.pem");
        await Fill(tab);
        await tab.Click("checkbox", "dev");
        await tab.Click("checkbox", "product");
        await tab.Type("Key", "a");
        await tab.Type("Value", "b");
        await Write("dev.yaml", await tab.Seal("Result for dev"));
        await Write("product.yaml", await tab.ValueOf("Result for product"));
        Assert.Equal("bb", await Shell("for name in dev product; do seal unseal --key sealed-secrets-$name.key --only a $name.yaml; done"));
    }

    [Fact]
    public async Task A_pasted_Secret_becomes_what_seal_makes_of_it()
    {
        const string secret = """
            apiVersion: v1
            kind: Secret
            metadata:
              name: web.1
              namespace: "123"
              labels: # kept
                app: web
                "1": 'true'
              annotations:
                sealedsecrets.bitnami.com/namespace-wide: "true"
                note: It's 5 o'clock
              managedFields:
              - apiVersion: v1
                fieldsV1:
                  f:data:
                    .: {}
            type: kubernetes.io/basic-auth
            immutable: true
            data:
              username: YQ==
              .hidden: /wA=
            stringData:
              a10: ten
              a2: |
                two
                  lines
              B: >-
                one
                line
              "y": "tab\tand \u00e9"
            """;
        var tab = await Open("--cert dev=pub-sealed-secrets-dev.pem");
        await Paste(tab, secret);
        var made = await tab.Seal();
        await Write("secret.yaml", secret + "\n");
        await Write("made.yaml", made);
        var expected = await Shell("seal --cert pub-sealed-secrets-dev.pem secret.yaml");
        Assert.Equal(Item().Replace(expected, "AG..").Replace("It's 5 o'clock", "\"It's 5 o'clock\""), Item().Replace(made, "AG.."));
        Assert.Equal("", await Shell("seal unseal --key sealed-secrets-dev.key made.yaml > made && seal --cert pub-sealed-secrets-dev.pem secret.yaml | seal unseal --key sealed-secrets-dev.key | cmp - made"));
    }

    [Fact]
    public async Task It_is_used_by_keyboard_alone()
    {
        var tab = await Open("--cert dev=pub-sealed-secrets-dev.pem");
        await tab.Focus("checkbox", "dev");
        foreach (var text in new[] { "web", "db", "", "", "password", "by keys" })
        {
            await tab.Press("Tab", 9);
            await tab.Evaluate(text.Length > 0 ? "document.activeElement.select()" : "0");
            foreach (var letter in text)
            {
                await tab.Press(letter.ToString(), char.ToUpperInvariant(letter), letter.ToString());
            }
        }

        await tab.Focus("textbox", "Name");
        await tab.Press("Enter", 13, "\r");
        await tab.Until("document.activeElement.id === 'results-title'");
        await Write("sealed.yaml", await tab.ValueOf("Result"));
        Assert.Equal("by keys", await Shell("seal unseal --key sealed-secrets-dev.key --only password sealed.yaml"));
    }

    [Fact]
    public async Task Nothing_is_asked_for_and_nothing_is_kept()
    {
        var tab = await Open("--cert dev=pub-sealed-secrets-dev.pem");
        await Fill(tab);
        await tab.Type("Key", "a");
        await tab.Type("Value", "b");
        await tab.Seal();
        Assert.Equal([new Uri(At("seal.html")).AbsoluteUri], tab.Requests);
        Assert.Empty(tab.Complaints);
        Assert.Equal("0", await Script(tab, "(async () => String(localStorage.length + sessionStorage.length + document.cookie.length + (await indexedDB.databases()).length))()"));
        Assert.Equal("refused", await Script(tab, "fetch('http://127.0.0.1:9/').then(() => 'sent', () => 'refused')"));
        Assert.Contains(tab.Complaints, complaint => complaint.Contains("connect-src", StringComparison.Ordinal));
        Assert.Equal("refused", await Script(tab, "(() => { try { document.body.innerHTML = '<p>'; return 'taken'; } catch { return 'refused'; } })()"));
    }

    [Fact]
    public async Task Values_are_hidden_until_they_are_shown_and_cleared_with_all_else()
    {
        var tab = await Open("--cert dev=pub-sealed-secrets-dev.pem");
        await tab.Type("Value", "b");
        const string security = "getComputedStyle(document.querySelector('.value')).webkitTextSecurity";
        Assert.Equal("disc", await Script(tab, security));
        await tab.Click("button", "Show");
        Assert.Equal("none", await Script(tab, security));
        await tab.Click("button", "Clear all");
        Assert.Equal("", await tab.ValueOf("Value"));
        Assert.Equal("disc", await Script(tab, security));
    }

    [Fact]
    public async Task Each_cluster_shows_its_fingerprint_and_the_days_that_are_left()
    {
        await Shell("seal keygen --key-size 2048 --days 9 --cert soon.crt");
        var tab = await Open("--cert dev=pub-sealed-secrets-dev.pem --cert 'soon</script>=soon.crt'");
        Assert.Contains("SHA256:K6znIHQZ7mpqa2rPjwOZ0CvcIib8ba8GyXlRkPBvBpY, RSA 4096, ", await tab.Text(".cluster .note"), StringComparison.Ordinal);
        Assert.Contains("RSA 2048, 8 days left, until ", await tab.Text(".cluster .note.soon"), StringComparison.Ordinal);
        await tab.Click("checkbox", "soon</script>");
    }

    public void Dispose() => _sandbox.Dispose();

    private static async Task Fill(Tab tab)
    {
        await tab.Type("Namespace", "web");
        await tab.Type("Name", "db");
    }

    private static async Task Paste(Tab tab, string text)
    {
        await tab.Evaluate("document.querySelector('details').open = true");
        await tab.Type("Text of a .env file, or of a Secret as YAML or JSON", text);
        await tab.Click("button", "Take apart");
        await tab.Until("document.getElementById('status').textContent.endsWith('taken.')");
    }

    private static async Task<string> Script(Tab tab, string expression) => (await tab.Evaluate(expression))["value"]!.GetValue<string>();

    private async Task<Tab> Open(string clusters)
    {
        await Shell($"seal page --out seal.html {clusters}");
        return await _browser.OpenAsync(At("seal.html"));
    }

    // The samples' keys have 4096 bits.
    private async Task<string> MakeKey(int bits)
    {
        await Shell(bits == 4096 ? "cp pub-sealed-secrets-dev.pem 4096.crt && cp sealed-secrets-dev.key 4096.key" : $"seal keygen --key-size {bits} --key {bits}.key --cert {bits}.crt");
        return bits + ".key";
    }

    private string At(string name) => Path.Combine(_sandbox.Work, name);

    private Task Write(string name, string text) => File.WriteAllTextAsync(At(name), text, new UTF8Encoding(false), TestContext.Current.CancellationToken);

    private async Task<string> Shell(string command)
    {
        var (output, errors, exitCode) = await _sandbox.Run(command, TestContext.Current.CancellationToken);
        Assert.True(exitCode == 0, $"$ {command}\n{output}\n{errors}");
        return output;
    }

    [GeneratedRegex("Ag[A-Za-z0-9+/]{600,}=*", RegexOptions.NonBacktracking)]
    private static partial Regex Item();
}
