using Xunit;

namespace Sealing.Tests.GoTemplates;

/// <summary>Errors say where in the template they are.</summary>
public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("a {{ .b", "1:3 an action that is never closed")]
    [InlineData("a\nb {{ if .x }}\n", "3:1 an {{end}} is missing")]
    [InlineData("{{ end }}", "1:4 unexpected {{end}}")]
    [InlineData("{{ else }}", "1:4 unexpected {{else}}")]
    [InlineData("{{ if .a }}x{{ else }}y{{ else }}z{{ end }}", "1:16 a second {{else}}")]
    [InlineData("{{ if .a }}x{{ else range .a }}{{ end }}", "1:21 unexpected range after else")]
    [InlineData("{{ if }}{{ end }}", "1:7 missing value for if")]
    [InlineData("{{ \"open }}", "1:4 a string that is never closed")]
    [InlineData("{{ \"a\nb\" }}", "1:4 a string that is never closed")]
    [InlineData("{{ `open }}", "1:4 a string that is never closed")]
    [InlineData("{{ 'x }}", "1:4 a character that is never closed")]
    [InlineData("{{ 'xy' }}", "1:4 not one character between single quotes")]
    [InlineData("{{ \"\\q\" }}", "1:4 an escape in a string that Go does not have")]
    [InlineData("{{/* open }}", "1:1 a comment that is never closed")]
    [InlineData("{{/* c */ .a }}", "1:1 a comment must fill its action")]
    [InlineData("{{ /* c */ }}", "1:4 a character that has no meaning in an action")]
    [InlineData("\n\n  {{ .my-key }}", "3:6 a name has letters, digits and _ only")]
    [InlineData("{{ ( .a }}", "1:9 a parenthesis that is never closed")]
    [InlineData("{{ .a ) }}", "1:7 unexpected ) in an action")]
    [InlineData("{{ .a | }}", "1:9 a pipeline that ends in |")]
    [InlineData("{{ .a | .b | 5 }}", "1:14 only a function can stand after |")]
    [InlineData("{{ .a \"x\" }}", "1:4 only functions take arguments")]
    [InlineData("{{ print \"a\"\"b\" }}", "1:13 unexpected a string")]
    [InlineData("{{ $x }}", "1:4 undefined variable $x")]
    [InlineData("{{ $x = 1 }}", "1:4 undefined variable $x")]
    [InlineData("{{ if true }}{{ $x := 1 }}{{ end }}{{ $x }}", "1:39 undefined variable $x")]
    [InlineData("{{ $a, $b := 1 }}", "1:4 too many variables")]
    [InlineData("{{ range $a, $b, $c := . }}{{ end }}", "1:10 too many variables")]
    [InlineData("{{ break }}", "1:4 break outside of range")]
    [InlineData("{{ range . }}{{ else }}{{ continue }}{{ end }}", "1:27 continue outside of range")]
    [InlineData("{{ 08x }}", "1:4 not a number that is supported: 08x")]
    [InlineData("{{ 1i }}", "1:4 not a number that is supported: 1i")]
    [InlineData("{{ 0x1p4 }}", "1:4 not a number that is supported: 0x1p4")]
    [InlineData("{{ 9223372036854775808 }}", "1:4 not a number that is supported: 9223372036854775808")]
    [InlineData("{{ nil }}", "1:4 nil is not a command")]
    [InlineData("{{ true.x }}", "1:8 unexpected .x")]
    [InlineData("{{ define \"x\" }}", "1:17 an {{end}} is missing")]
    [InlineData("{{ define \"x\" }}{{ end }}{{ define \"x\" }}{{ end }}", "1:36 a template of this name is defined already")]
    [InlineData("{{ define \"t\" }}{{ end }}", "1:1 a template that defines itself")]
    [InlineData("{{ if .a }}{{ define \"x\" }}{{ end }}{{ end }}", "1:15 {{define}} inside of another action")]
    [InlineData("{{ template x }}", "1:13 the name of a template in quotes is expected")]
    [InlineData("é {{ .a.b }}", "1:6 a value of type string has no field b")]
    public void The_place_is_named(string template, string error) => Assert.Equal(error, Template.Fail(template, ("a", "x")));

    [Theory]
    [InlineData("{{ .my-key }}", "for a key with other characters write {{ index . \"the-key\" }}")]
    [InlineData("{{ password }}", "a key is written with a dot: {{ .password }}")]
    [InlineData("{{ .nothing | upper }}", "is the key spelled as in the SealedSecret? default gives a value where there is none")]
    [InlineData("{{ repeat (add 1 2) .a }}", "convert it with int")]
    [InlineData("{{ range .a }}{{ end }}", "make it a list: splitList \",\" ., or fromJson")]
    public void A_hint_says_what_to_do(string template, string hint)
    {
        var error = Assert.Throws<Sealing.GoTemplates.TemplateException>(() => Template.Render(template, ("a", "x")));
        Assert.Equal(hint, error.Advice);
    }
}
