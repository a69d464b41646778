using Sealing.Yaml;
using Xunit;

namespace Sealing.Tests.Yaml;

/// <summary>A text whose ciphertexts the scanner does not see reads as the whole text does, or is read as a whole.</summary>
public sealed class ElisionsTests
{
    private const string Ciphertext = "ENC[AES256_GCM,data:kH9s/+Yq==,iv:Zq8=,tag:AbC=,type:str]";

    private static readonly string Filler = string.Concat(Enumerable.Range(0, 100).Select(i => $"key-{i}: {Ciphertext}\n"));

    [Theory]
    [InlineData("", "")]
    [InlineData("# first\n---\n", "# last\n")]
    [InlineData("list:\n- %\n- a: %\n  b: 1\n-   - %\n    - c\n", "last: 1\n")]
    [InlineData("map: &x\n    inner: %\n", "again: *x\n...\n---\nsecond: %")]
    [InlineData("\"quoted\": %\n'single':   %\n", "short: ENC[]\nshort quoted: \"ENC[]\"\n")]
    [InlineData("tagged: !!str %\nanchored: &a %\nquoted: '%'\ntrailing: %  \ncomment: % # why\n", "flow: ['%', {a: b}]\n")]
    [InlineData("crlf: %\r\nlist:\r\n- %\r\n", "text: |\r\n  block\r\nlast: %\r\n")]
    [InlineData("wide \U0001F511: %\n", "'\u00e4': %\nb: 'x\u2028 y'\n\u00f6: %\n")]
    public void Ciphertexts_at_the_ends_of_lines_have_their_text_and_their_places(string start, string end)
    {
        var text = (start + Filler + end).Replace("%", Ciphertext, StringComparison.Ordinal);
        var part = YamlPart.Whole(text);

        var elided = YamlReader.TryRead(text, part, ReadLimits.Default, Assert.IsType<Elisions>(Elisions.Find(text, part)));

        Assert.NotNull(elided);
        Assert.Equal(StreamText.Of(YamlReader.Read(text, part, ReadLimits.Default, elisions: null)), StreamText.Of(elided));
    }

    [Theory]
    [InlineData("a line of a literal block", "text: |\n  a: %\n")]
    [InlineData("a line of a folded block", "text: >-\n  - %\n")]
    [InlineData("a line in quotes", "text: \"x\n  a: %\n  \"\n")]
    [InlineData("the first line of a plain scalar", "text: %\n  more\n")]
    [InlineData("a later line of a plain scalar", "- x\n  a- %\n")]
    [InlineData("a comment", "# a: %\n")]
    [InlineData("a line of a flow collection", "a: {\n b: %\n}\n")]
    [InlineData("what follows a word", "a-b- %\n")]
    public void A_ciphertext_that_is_no_plain_scalar_has_the_text_read_as_a_whole(string what, string between)
    {
        var text = between.Replace("%", Ciphertext, StringComparison.Ordinal) + (between[0] == '-' ? "" : Filler);
        text += between[0] == '-' ? string.Concat(Enumerable.Repeat($"- {Ciphertext}\n", 100)) : "";
        var part = YamlPart.Whole(text);

        Assert.Null(YamlReader.TryRead(text, part, ReadLimits.Default, Assert.IsType<Elisions>(Elisions.Find(text, part))));
        Assert.True(Outcome(() => YamlReader.Read(text, part, ReadLimits.Default, elisions: null)) == Outcome(() => YamlReader.Read(text, part, ReadLimits.Default)), what);
    }

    [Theory]
    [InlineData("broken: ]\n", 101)]
    [InlineData("key-7: 1\n", 101)]
    [InlineData("? a: [\n", 102)]
    public void An_error_has_the_place_that_it_has_in_the_whole_text(string broken, int line)
    {
        var error = Assert.Throws<ManifestException>(() => YamlReader.Read(Filler + broken, ReadLimits.Default));

        Assert.Equal(line, error.Line);
    }

    [Theory]
    [InlineData(" ENC[AES256_GCM,data:x]\n")] // at the very start
    [InlineData("a: ENC[AES256_GCM,data:x")] // never closed
    [InlineData("a: ENC[AES256_GCM,data:\u0000]\n")] // no character of a ciphertext
    [InlineData("a: ENC[AES256_GCM,data:x]\n")] // but one
    public void Few_ciphertexts_and_what_only_looks_like_one_are_left_to_the_scanner(string text) =>
        Assert.Null(Elisions.Find(text, YamlPart.Whole(text)));

    private static string Outcome(Func<YamlStream> read)
    {
        try
        {
            return StreamText.Of(read());
        }
        catch (ManifestException e)
        {
            return e.Message;
        }
    }
}
