using Sealing.GoTemplates.Functions;
using Xunit;

namespace Sealing.Tests.GoTemplates;

/// <summary>What Go or Sprig would do and is refused here: an error, never another result than the cluster's.</summary>
public sealed class RefusalTests
{
    private static readonly Dictionary<string, string> Sprig = File
        .ReadLines(Path.Combine(AppContext.BaseDirectory, "Vectors", "go-templates", "functions.txt"))
        .Select(line => line.Split(' ', 2))
        .ToDictionary(parts => parts[0], parts => parts[1]);

    [Fact]
    public void Every_function_of_Sprig_is_supported_or_refused_with_a_reason()
    {
        var supported = TemplateFunctions.All.Select(function => function.Name).ToHashSet();

        Assert.Empty(Sprig.Keys.Except(supported).Except(RefusedFunctions.Names));
        Assert.Empty(supported.Intersect(RefusedFunctions.Names));
        Assert.Equal(["call", "env", "expandenv", "getHostByName"], RefusedFunctions.Names.Except(Sprig.Keys).Order());
    }

    [Fact]
    public void The_page_on_sealed_secrets_names_every_function()
    {
        var words = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "sealed-secrets.md")).Split(' ', '\n').ToHashSet();
        var bases = TemplateFunctions.All.Select(function => function.Name)
            .Where(name => !(name.StartsWith("must", StringComparison.Ordinal) && TemplateFunctions.All.Any(other => "must" + char.ToUpperInvariant(other.Name[0]) + other.Name[1..] == name)));

        Assert.Empty(bases.Except(words));
    }

    [Fact]
    public void Supported_functions_take_what_Sprig_s_take()
    {
        var differing = TemplateFunctions.All.Where(function => Sprig.TryGetValue(function.Name, out var signature) && signature != function.Signature);
        Assert.Empty(differing.Select(function => function.Name + function.Signature));
    }

    [Theory]
    [InlineData("{{ env \"HOME\" }}", "1:4 the function env is not supported: the controller does not have it either")]
    [InlineData("{{ randAlphaNum 8 }}", "1:4 the function randAlphaNum is not supported: its result is another one each time, so that the cluster would have another Secret")]
    [InlineData("{{ if false }}{{ now }}{{ end }}", "1:18 the function now is not supported: its result depends on the clock or the time zone")]
    [InlineData("{{ snakecase .a }}", "1:4 the function snakecase is not supported: it is none of those that templates of Secrets need")]
    [InlineData("{{ regexMatch \"a\" .a }}", "1:4 the function regexMatch is not supported: regular expressions of Go are others than those of .NET")]
    [InlineData("{{ nofunction }}", "1:4 the function nofunction is not defined")]
    [InlineData("{{ printf \"%x\" 1.5 }}", "1:4 printf: the verb %x is not supported for floats")]
    [InlineData("{{ printf \"%#g\" 1.5 }}", "1:4 printf: the flag # is not supported for floats")]
    [InlineData("{{ printf \"%p\" . }}", "1:4 printf: %p prints an address, which is another one each time")]
    [InlineData("{{ printf \"%é\" 1 }}", "1:4 printf: a verb that is no ASCII letter")]
    [InlineData("{{ float64 \"0x1p4\" }}", "1:4 float64: hexadecimal floats are not supported")]
    [InlineData("{{ .a | b64dec }}", "1:9 b64dec: the value is not base64")]
    [InlineData("{{ .a | b32dec }}", "1:9 b32dec: the value is not base32")]
    [InlineData("{{ mustFromJson .a }}", "1:4 mustFromJson: the value is not JSON")]
    [InlineData("{{ fromJson \"\\\"\\\\ud800\\\"\" }}", "1:4 fromJson: half of a surrogate pair in a JSON string")]
    [InlineData("{{ toJson (float64 \"inf\") }}", "1:4 toJson: JSON has no infinity and no NaN")]
    [InlineData("{{ mergeOverwrite (dict \"a\" 1) (dict \"a\" \"\") }}", "1:4 mergeOverwrite: versions of Sprig differ in whether an empty value overwrites another")]
    [InlineData("{{ htpasswd \"a:b\" .a }}", "1:4 htpasswd: a user name with a colon")]
    [InlineData("{{ bcrypt (repeat 73 \"x\") }}", "1:4 bcrypt: bcrypt takes passwords of at most 72 bytes")]
    [InlineData("{{ div 1 0 }}", "1:4 div: division by zero")]
    [InlineData("{{ mod 1 .no }}", "1:4 mod: division by zero")]
    [InlineData("{{ fail .a }}", "1:4 fail: the template gives up here")]
    [InlineData("{{ template \"other\" }}", "1:4 a template of this name is not defined")]
    [InlineData("{{ upper }}", "1:4 wrong number of arguments for upper: 1 wanted, 0 given")]
    [InlineData("{{ keys . }}", "1:9 a value of type map[string]string where a map[string]interface {} is wanted")]
    public void Is_an_error(string template, string error) => Assert.Equal(error, Template.Fail(template, ("a", "hunter2!")));

    [Fact]
    public void No_message_holds_a_value()
    {
        string[] templates =
        [
            "{{ fail .a }}", "{{ b64dec .a }}", "{{ mustFromJson .a }}", "{{ .a.b }}", "{{ range .a }}{{ end }}", "{{ index . 1 }}", "{{ index .a \"x\" }}",
            "{{ index (list) .a }}", "{{ first .a }}", "{{ lt .a 1 }}", "{{ eq .a 1 }}", "{{ len 1 }}", "{{ repeat .a .a }}", "{{ ternary 1 2 .a }}", "{{ template \"x\" .a }}",
            "{{ htpasswd (print .a \":\") .a }}", "{{ dig .a .a .a }}", "{{ set . .a 1 }}", "{{ printf 1 .a }}", "{{ substr 90 95 .a }}", "{{ float64 (print \"0x1p\" .n) }}",
        ];
        Assert.All(templates, template => Assert.DoesNotContain("hunter2", Template.Fail(template, ("a", "hunter2"), ("n", "2")), StringComparison.Ordinal));
    }
}
