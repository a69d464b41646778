using CsCheck;
using Sealing.GoTemplates;
using Sealing.GoTemplates.Functions;
using Xunit;

namespace Sealing.Tests.GoTemplates;

/// <summary>Whatever a template is, it is rendered or it fails as a template does.</summary>
public sealed class RandomTemplateTests
{
    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "-}}", " ", "{{ end }}", "{{ else }}", "{{ if .a }}", "{{ range . }}", "{{ with $x := .a }}", "{{/* c */}}", "{{ $x := 1 }}", "{{ $x }}",
        "{{ define \"d\" }}", "{{ template \"d\" . }}", "{{ block \"d\" . }}", "{{ break }}", "(", ")", "|", ".a", ".a.b", "$", "$x", ":=", "=", ",", "\"s\"", "`r`", "'c'", "\"", "'",
        "`", "\\", "/*", "*/", "1", "-1", "1.5", "0x", "1e", "nil", "true", "if", "range", "index", "print", "printf", "list", "dict", "\n", "\t", "é", "\ud800", "\0", ".",
    ];

    private static readonly string[] Values =
    [
        ".a", ".no", ".", "nil", "true", "0", "-1", "9223372036854775807", "-9223372036854775808", "1.5", "1e300", "\"\"", "\"x\"", "\"\\xff\"", "\"%d%s%v%5.3q%*d%[3]d\"",
        "(list)", "(list 1 \"a\" nil .a)", "(dict)", "(dict \"a\" 1 \"b\" (list 2))", "(until 3)", "(split \",\" \"a,b\")", "\"[1,{\\\"a\\\":null}]\"", "(float64 \"inf\")", "(float64 \"nan\")",
    ];

    [Fact]
    public void Pieces_in_any_order_are_parsed_or_refused() =>
        Pick(Pieces).Array[0, 24].Sample(pieces => IsRenderedOrRefused(string.Concat(pieces)), iter: 10_000);

    [Fact]
    public void Any_call_of_any_function_is_rendered_or_refused()
    {
        var names = TemplateFunctions.All.Select(function => function.Name).Except(["bcrypt", "htpasswd"]).ToArray();
        Gen.Select(Pick(names), Pick(names), Pick(Values).Array[0, 4])
            .Sample(call => IsRenderedOrRefused($"{{{{ {call.Item1} {string.Join(' ', call.Item3)} | {call.Item2} }}}}"), iter: 10_000);
    }

    private static Gen<string> Pick(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static bool IsRenderedOrRefused(string template)
    {
        try
        {
            return Template.Render(template, ("a", "alpha"), ("b", "\0")) is not null;
        }
        catch (TemplateException)
        {
            return true;
        }
    }
}
