using CsCheck;
using Sealing.Go;
using Xunit;

namespace Sealing.Tests.GoTemplates;

/// <summary>Values are bytes: what a template only passes on comes out unchanged.</summary>
public sealed class BinaryValueTests
{
    [Theory]
    [InlineData("{{ .v }}")]
    [InlineData("{{ print .v }}")]
    [InlineData("{{ printf \"%s\" .v }}")]
    [InlineData("{{ index . \"v\" }}")]
    [InlineData("{{ range . }}{{ . }}{{ end }}")]
    [InlineData("{{ .v | b64enc | b64dec }}")]
    [InlineData("{{ .v | b32enc | b32dec }}")]
    [InlineData("{{ with $x := .v }}{{ $x | default \"\" | toString }}{{ end }}")]
    [InlineData("{{ list .v | join \",\" }}")]
    [InlineData("{{ dict \"k\" .v | values | first }}")]
    [InlineData("{{ printf \"x%sx\" .v | trimPrefix \"x\" | trimSuffix \"x\" }}")]
    [InlineData("{{ nindent 0 .v | substr 1 -1 }}")]
    public void Bytes_come_out_unchanged(string template) =>
        Gen.Byte.Array.Sample(value => Template.RenderBytes(template, ("v", value)).AsSpan().SequenceEqual(value));

    [Fact]
    public void Text_survives_JSON() =>
        Gen.String.Where(text => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar))
            .Sample(text => Template.Render("{{ .v | toJson | fromJson }}", ("v", text)) == (text.Length == 0 ? "" : text));

    [Fact]
    public void Every_byte_has_a_char_and_every_rune_its_bytes() =>
        Gen.Byte.Array.Sample(bytes => GoText.ToBytes(GoText.FromBytes(bytes)).AsSpan().SequenceEqual(bytes)
            && GoText.ToUtf16(GoText.FromBytes(bytes)).EnumerateRunes().Count() == GoText.CountRunes(GoText.FromBytes(bytes)));
}
