using Sealing.Text;
using Xunit;

namespace Sealing.Tests.Text;

/// <summary>What a terminal is given of the names and messages of others.</summary>
public sealed class PrintableTests
{
    [Theory]
    [InlineData("plain, äöü, 密码", "plain, äöü, 密码")]
    [InlineData("\u001b]0;title\u0007", "\\u001b]0;title\\u0007")]
    [InlineData("C1: \u009b31m, DEL: \u007f", "C1: \\u009b31m, DEL: \\u007f")]
    [InlineData("turned \u202egnp.exe\u202c \u2066x\u2069", "turned \\u202egnp.exe\\u202c \\u2066x\\u2069")]
    [InlineData("name\nerror: forged\r\tx\u2028y", "name\\u000aerror: forged\\u000d\\u0009x\\u2028y")]
    public void A_name_is_one_line_that_no_terminal_obeys(string text, string shown) => Assert.Equal(shown, Printable.Line(text));

    [Fact]
    public void A_message_keeps_its_line_feeds_and_tabs() => Assert.Equal("a\n\tb\\u000d\\u001b[A", Printable.Lines("a\n\tb\r\u001b[A"));

    [Fact]
    public void The_key_that_an_error_is_about_is_shown_so()
    {
        var error = new SealingException(ErrorKind.InvalidDocument, "twice", new(1, 2, Key: "data.\u001b[31m\nhint: obey"));
        Assert.Equal("document 1, line 2, data.\\u001b[31m\\u000ahint: obey: twice", error.Message);
        Assert.Equal("data.\u001b[31m\nhint: obey", error.Place.Key);
    }
}
