using System.Globalization;
using Xunit;

namespace Sealing.Cli.Tests.Pages;

/// <summary>What the page makes of a pasted text: the values that are in it, or a word on what it does not read. It never guesses.</summary>
public sealed class PastedTextTests : IClassFixture<Browser>, IDisposable
{
    private readonly Browser _browser;
    private readonly Sandbox _sandbox = new(new Dictionary<string, string>());

    public PastedTextTests(Browser browser)
    {
        Assert.SkipWhen(Browser.Program is null && Environment.GetEnvironmentVariable("CI") is null, "not installed: chromium-headless-shell");
        _browser = browser;
    }

    public static TheoryData<string, string> Texts => new()
    {
        { "A=1\n# no\n\nexport B = two \nC=a#b #c\nD=", "A=1|B=two|C=a#b|D=" },
        { "A=\"x\\ny\"\nB='$x\\n'\nC=\"two\nlines\" # note\r\nD=`q`", "A=x\ny|B=$x\\n|C=two\nlines|D=q" },
        { "A=1\nno entry", "Line 2 is no KEY=VALUE." },
        { "A=1\nB=\"x", "Line 2: the quote does not end." },
        { "A='x' y", "Line 1: there is text behind the quotes." },
        { "kind: Secret\nstringData:\n  a: |+\n    x\n\n  b: >\n    x\n    y\n\n    z\n  c: 'it''s'", "a=x\n\n|b=x y\nz\n|c=it's" },
        { "---\nkind: Secret\ndata:\n  a: eA==\n  b: |\n    eH\n    l6\n---\n", "a=x|b=xyz" },
        { "kind: Secret\nstringData:\n  constructor: x # note\n  __proto__: z", "constructor=x|__proto__=z" },
        { "kind: Secret\r\nstringData:\r\n  a: |\r\n    x\r\n", "a=x\n" },
        { "{\"kind\":\"Secret\",\"metadata\":{\"ownerReferences\":[{}]},\"data\":{\"a\":\"eA==\"},\"stringData\":{\"b\":\"\\n\"}}", "a=x|b=\n" },
        { "kind: Secret\nstringData:\n  a: 0777", "Line 3: the value of \"a\" is read as a number, a date or true or false. Quote it." },
        { "kind: Secret\nstringData:\n  a: yes", "Line 3: the value of \"a\" is read as a number, a date or true or false. Quote it." },
        { "kind: Secret\nstringData:\n  a: 2020-01-01", "Line 3: the value of \"a\" is read as a number, a date or true or false. Quote it." },
        { "kind: Secret\nstringData:\n  a: x\n    y", "Line 4: a value over several lines is read here only behind | or >." },
        { "kind: Secret\nstringData:\n  a: \"x\n    y\"", "Line 3: quotes that end on another line, or text behind them, are not read here." },
        { "kind: Secret\nstringData:\n  a: *x", "Line 3: anchors, aliases and tags are not read here." },
        { "kind: Secret\nstringData: {a: x}", "Line 2: lists and mappings in brackets are not read here." },
        { "kind: Secret\nstringData:\n  a: x\n  a: y", "Line 4: the key \"a\" is there twice." },
        { "kind: Secret\nstringData:\n  a: x: y", "Line 3: a text with \": \" in it needs quotes." },
        { "kind: Secret\nstringData:\n  a: x\n---\nkind: Secret", "Line 5: one Secret at a time can be pasted." },
        { "kind: Secret\nstringData:\n\ta: x", "Line 3: a tab stands where blanks belong." },
        { "kind: Secret\ndata:\n  a: eA", "The value of \"a\" under data is no base64." },
        { "kind: ConfigMap\ndata:\n  a: x", "This is a ConfigMap, not a Secret." },
        { "{\"kind\":\"Secret\",", "This is no JSON that can be read." },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task It_is_taken_apart(string text, string expected)
    {
        await _sandbox.Run("seal page --cert dev=pub-sealed-secrets-dev.pem --out seal.html", TestContext.Current.CancellationToken);
        var tab = await _browser.OpenAsync(Path.Combine(_sandbox.Work, "seal.html"));
        var quoted = string.Concat(text.Select(letter => "\\u" + ((int)letter).ToString("x4", CultureInfo.InvariantCulture)));
        var found = await tab.Evaluate($$"""
            (() => {
              try { return [...takeApart('{{quoted}}').values].map(([key, bytes]) => key + '=' + textOf(bytes)).join('|'); }
              catch (problem) { if (problem instanceof Problem) return problem.message; throw problem; }
            })()
            """);
        Assert.Equal(expected, found["value"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("", "db", "a", "Namespace is missing: a Secret of scope strict is sealed for one namespace.")]
    [InlineData("Web", "db", "a", "Namespace is no name that Kubernetes takes: lower case letters, digits and \"-\", 63 at most.")]
    [InlineData("web", "", "a", "Name is missing.")]
    [InlineData("web", "-db", "a", "Name is none that Kubernetes takes: lower case letters, digits, \"-\" and \".\", 253 at most.")]
    [InlineData("web", "db", "a b", "\"a b\" is no key that Kubernetes takes: letters, digits, \"-\", \"_\" and \".\", 253 at most.")]
    [InlineData("web", "db", "", "There is no value to seal: add a row.")]
    public async Task What_an_API_server_would_refuse_is_said_before_anything_is_sealed(string space, string name, string key, string expected)
    {
        await _sandbox.Run("seal page --cert dev=pub-sealed-secrets-dev.pem --out seal.html", TestContext.Current.CancellationToken);
        var tab = await _browser.OpenAsync(Path.Combine(_sandbox.Work, "seal.html"));
        await tab.Type("Namespace", space);
        await tab.Type("Name", name);
        await tab.Type("Key", key);
        Assert.Equal(expected, await tab.SealInVain());
    }

    public void Dispose() => _sandbox.Dispose();
}
