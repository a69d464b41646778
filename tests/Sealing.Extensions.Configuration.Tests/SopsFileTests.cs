using System.Text;
using Microsoft.Extensions.Configuration;
using Sealing.Age;
using Sealing.Sops;
using Xunit;

namespace Sealing.Extensions.Configuration.Tests;

public sealed class SopsFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealing-configuration-");
    private readonly X25519Identity _identity = X25519Identity.Generate();

    private SopsKeyServices Services => new(new AgeKeyService(new AgeKeyReader(), _identity));

    [Theory]
    [InlineData("s.yaml", "a:\n  b: one # note\n  list:\n  - x\n  - y: 2.50\nflag: true\nnone:\n", "a:b=one|a:list:0=x|a:list:1:y=2.5|flag=true|none=")]
    [InlineData("s.json", "{\"Logging\": {\"Level\": 3}, \"items\": [\"x\"]}", "items:0=x|Logging:Level=3")]
    [InlineData("s.env", "ConnectionStrings__Main=a=b\nB=two words\n", "B=two words|ConnectionStrings:Main=a=b")]
    [InlineData("s.ini", "top = 1\n[db]\nhost = x\n", "db:host=x|top=1")]
    public async Task Values_have_the_names_that_configuration_has_for_them(string name, string text, string expected)
    {
        await Write(name, text);
        var configuration = Build(source => source.Path = name);
        var values = configuration.AsEnumerable().Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => pair.Key + "=" + pair.Value);
        Assert.Equal(expected, string.Join('|', values));
    }

    [Fact]
    public void A_file_that_is_missing_is_an_error_unless_it_is_optional()
    {
        Assert.Throws<FileNotFoundException>(() => Build(source => source.Path = "no.yaml"));
        Assert.Empty(new ConfigurationBuilder().SetBasePath(_folder.FullName).AddSopsFile("no.yaml", optional: true).Build().AsEnumerable());
    }

    [Fact]
    public async Task Without_the_key_the_error_names_the_file_and_the_kind_of_key()
    {
        await Write("s.yaml", "a: secret\n");
        var error = Assert.Throws<InvalidDataException>(() => Build(source =>
        {
            source.Path = "s.yaml";
            source.KeyServices = new SopsKeyServices(new AgeKeyService(new AgeKeyReader(), X25519Identity.Generate()));
        }));
        Assert.Contains("s.yaml", error.Message, StringComparison.Ordinal);
        Assert.Contains("age", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s.yaml", "a: plain\n", "sops metadata not found")]
    [InlineData("s.txt", "a: plain\n", "the extension names no format")]
    [InlineData("s.yaml", "a: [\n", "line")]
    public async Task A_file_that_is_no_SOPS_file_is_an_error(string name, string text, string expected)
    {
        await File.WriteAllTextAsync(At(name), text, TestContext.Current.CancellationToken);
        var error = Assert.Throws<InvalidDataException>(() => Build(source => source.Path = name));
        Assert.Contains(expected, error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_someone_changed_is_an_error()
    {
        await Write("s.yaml", "a_unencrypted: one\nb: two\n");
        var text = await File.ReadAllTextAsync(At("s.yaml"), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(At("s.yaml"), text.Replace("a_unencrypted: one", "a_unencrypted: uno", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        var error = Assert.Throws<InvalidDataException>(() => Build(source => source.Path = "s.yaml"));
        Assert.Contains("MAC", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_that_differ_in_case_only_are_an_error()
    {
        await Write("s.yaml", "a: 1\nA: 2\n");
        var error = Assert.Throws<InvalidDataException>(() => Build(source => source.Path = "s.yaml"));
        Assert.Contains("upper and lower case", error.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_changes_is_read_again()
    {
        await Write("s.yaml", "a: one\n");
        var configuration = Build(source =>
        {
            source.Path = "s.yaml";
            source.ReloadOnChange = true;
        });
        var changed = new TaskCompletionSource();
        using var registration = configuration.GetReloadToken().RegisterChangeCallback(_ => changed.TrySetResult(), state: null);
        await Write("s.yaml", "a: two\n");
        await changed.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        Assert.Equal("two", configuration["a"]);
    }

    public void Dispose()
    {
        _identity.Dispose();
        _folder.Delete(recursive: true);
    }

    private IConfigurationRoot Build(Action<SopsFileSource> configure) => new ConfigurationBuilder().SetBasePath(_folder.FullName).AddSopsFile(source =>
    {
        source.KeyServices = Services;
        configure(source);
    }).Build();

    private async Task Write(string name, string text)
    {
        var metadata = new SopsMetadata { KeyGroups = [new SopsKeyGroup([SopsMasterKey.Age(_identity.Recipient.ToString()!)])] };
        var format = Path.GetExtension(name) switch { ".json" => SopsFormat.Json, ".env" => SopsFormat.Dotenv, ".ini" => SopsFormat.Ini, _ => SopsFormat.Yaml };
        await File.WriteAllBytesAsync(At(name), await SopsFile.EncryptAsync(Encoding.UTF8.GetBytes(text), format, metadata, Services), TestContext.Current.CancellationToken);
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
