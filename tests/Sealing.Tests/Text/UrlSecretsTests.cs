using Sealing.Text;
using Xunit;

namespace Sealing.Tests.Text;

/// <summary>No message shows the password or token in a URL.</summary>
public sealed class UrlSecretsTests
{
    [Theory]
    [InlineData("https://vault.example.org:8200/v1/x", "https://vault.example.org:8200/v1/x")]
    [InlineData("http://[::1]:8200/x", "http://[::1]:8200/x")]
    [InlineData("http://[::1]", "http://[::1]")]
    [InlineData("https://host/@scope/name@1.2", "https://host/@scope/name@1.2")]
    [InlineData("http://user:SECRET@host/x", "http://user:xxxxx@host/x")]
    [InlineData("ftp://user:SECRET@host/x", "ftp://user:xxxxx@host/x")]
    [InlineData("socks5://user:SECRET@proxy:1080", "socks5://user:xxxxx@proxy:1080")]
    [InlineData("http://user:SEC:RET@SECRET@host:1/x", "http://user:xxxxx@host:1/x")]
    [InlineData("http://user:SEC/RET@host/x", "http://user:xxxxx@host/x")]
    [InlineData("http://SECRET@host/x", "http://xxxxx@host/x")]
    [InlineData("http://SECRET:@host/x", "http://xxxxx@host/x")]
    [InlineData("http://:SECRET@host/x", "http://xxxxx@host/x")]
    [InlineData("https://host/x?token=SECRET&y=SECRET#z", "https://host/x?xxxxx")]
    public void A_URL_is_shown_without_its_secrets(string text, string shown)
    {
        Assert.Equal(shown, UrlSecrets.CutFromUrl(text));
        Assert.Equal($"cannot fetch \"{shown}\": no, {shown} is not there", UrlSecrets.CutFrom($"cannot fetch \"{text}\": no, {text} is not there"));
    }
}
