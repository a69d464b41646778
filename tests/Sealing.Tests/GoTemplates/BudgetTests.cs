using Sealing.GoTemplates;
using Sealing.GoTemplates.Values;
using Xunit;

namespace Sealing.Tests.GoTemplates;

/// <summary>Whoever can change the file can write a template: each of these ends in an error, and soon.</summary>
public sealed class BudgetTests
{
    private const string TooLarge = "the result is larger than 16 MiB, far over what a Secret takes";
    private const string TooMany = "rendering takes too many steps";
    private const string TooDeep = "nested too deeply";

    [Theory]
    [InlineData("{{ repeat 1000000000 \"xx\" }}", "1:4 repeat: " + TooLarge)]
    [InlineData("{{ repeat 9223372036854775807 \"xx\" }}", "1:4 repeat: " + TooLarge)]
    [InlineData("{{ until 1000000000000 }}", "1:4 until: " + TooLarge)]
    [InlineData("{{ untilStep -9223372036854775808 9223372036854775807 1 }}", "1:4 untilStep: " + TooLarge)]
    [InlineData("{{ seq 100000000000 }}", "1:4 seq: " + TooLarge)]
    [InlineData("{{ indent 100000000 \"x\" }}", "1:4 indent: " + TooLarge)]
    [InlineData("{{ nindent 9223372036854775807 \"x\" }}", "1:4 nindent: " + TooLarge)]
    [InlineData("{{ indent 100000 (repeat 1000 \"\\n\") }}", "1:4 indent: " + TooLarge)]
    [InlineData("{{ replace \"\" (repeat 10000 \"x\") (repeat 10000 \"y\") }}", "1:4 replace: " + TooLarge)]
    [InlineData("{{ printf \"%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d%1000000d\" 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 }}", "1:4 printf: " + TooLarge)]
    [InlineData("{{ $x := \"xx\" }}{{ range until 30 }}{{ $x = print $x $x }}{{ end }}", "1:45 print: " + TooLarge)]
    [InlineData("{{ $x := list 1 }}{{ range until 40 }}{{ $x = concat $x $x }}{{ end }}", "1:47 concat: " + TooLarge)]
    [InlineData("{{ $x := list 1 }}{{ range until 40 }}{{ $x = list $x $x }}{{ end }}{{ $x }}", "1:69 " + TooMany)]
    [InlineData("{{ $x := list 1 }}{{ range until 40 }}{{ $x = list $x $x }}{{ end }}{{ deepEqual $x $x }}", "1:72 deepEqual: " + TooMany)]
    [InlineData("{{ $x := list 1 }}{{ range until 40 }}{{ $x = list $x $x }}{{ end }}{{ toJson $x }}", "1:72 toJson: " + TooMany)]
    [InlineData("{{ $x := list 1 }}{{ range until 40 }}{{ $x = list $x $x }}{{ end }}{{ deepCopy $x }}", "1:72 deepCopy: " + TooMany)]
    [InlineData("{{ range until 1000 }}{{ $x := until 2000 }}{{ end }}", "1:32 until: " + TooLarge)]
    [InlineData("{{ range until 2000 }}{{ range $i := 2000 }}{{ end }}{{ end }}", "1:26 " + TooMany)]
    [InlineData("{{ $x := list 1 }}{{ range until 200 }}{{ $x = list $x }}{{ end }}{{ $x }}", "1:67 " + TooDeep)]
    [InlineData("{{ $x := list 1 }}{{ range until 200 }}{{ $x = list $x }}{{ end }}{{ toJson $x }}", "1:70 toJson: " + TooDeep)]
    [InlineData("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $d }}", "1:42 " + TooDeep)]
    [InlineData("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ toPrettyJson $d }}", "1:45 toPrettyJson: " + TooDeep)]
    [InlineData("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ deepEqual $d $d }}", "1:45 deepEqual: " + TooDeep)]
    [InlineData("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ deepCopy $d }}", "1:45 deepCopy: " + TooDeep)]
    [InlineData("{{ $d := dict }}{{ $_ := set $d \"d\" $d }}{{ $e := dict }}{{ $_ := set $e \"d\" $e }}{{ merge $d $e }}", "1:86 merge: " + TooDeep)]
    [InlineData("{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}", "1:20 " + TooDeep)]
    [InlineData("{{ define \"x\" }}{{ template \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}", "1:20 " + TooDeep)]
    public void A_hostile_template_ends(string template, string error) =>
        ProcessorTime.AssertLess(TimeSpan.FromSeconds(20), () => Assert.Equal(error, Template.Fail(template)));

    [Theory]
    [InlineData("{{ $l := until 400000 }}{{ range $i := 1000000 }}{{ $_ := compact $l }}{{ end }}")] // steps over a list
    [InlineData("{{ $l := until 400000 }}{{ range $i := 1000000 }}{{ range $l }}{{ break }}{{ end }}{{ end }}")]
    [InlineData("{{ $a := repeat 1000000 \"x\" }}{{ $b := print $a \"\" }}{{ $l := list $a $b }}{{ range until 15 }}{{ $l = concat $l $l }}{{ end }}{{ sortAlpha $l }}")]
    [InlineData("{{ $a := repeat 1000000 \"x\" }}{{ range $i := 1000000 }}{{ if eq $a (print $a) }}{{ end }}{{ end }}")]
    [InlineData("{{ $a := repeat 1000000 \"x\" }}{{ $b := repeat 500000 \"x\" }}{{ contains (print $b \"y\") $a }}")]
    [InlineData("{{ $a := repeat 100 \"x\" }}{{ range $i := 1000000 }}{{ sha512sum $a }}{{ end }}")]
    public void A_template_that_costs_time_ends(string template)
    {
        var error = "";
        ProcessorTime.AssertLess(TimeSpan.FromSeconds(20), () => error = Template.Fail(template));
        Assert.True(error.Contains(TooMany, StringComparison.Ordinal) || error.Contains(TooLarge, StringComparison.Ordinal), error);
    }

    [Fact]
    public void A_template_with_many_variables_is_refused() =>
        Assert.Contains("too many variables", Template.Fail(string.Concat(Enumerable.Range(0, 300).Select(i => $"{{{{ $x{i} := 1 }}}}"))), StringComparison.Ordinal);

    [Fact]
    public void A_template_that_no_object_can_hold_is_refused() =>
        Assert.Equal("1:1 a template of more than 2 MiB", Template.Fail(new string('x', 3_000_000)));

    [Theory]
    [InlineData("{{ if true }}", "{{ end }}")]
    [InlineData("{{ if true }}{{ else if true }}", "{{ end }}")]
    [InlineData("{{ range . }}", "{{ end }}")]
    [InlineData("{{ block \"x\" . }}", "{{ end }}")]
    public void Deeply_nested_actions_are_refused(string open, string close) =>
        Assert.Contains(TooDeep, Template.Fail(string.Concat(Enumerable.Repeat(open, 20_000)) + string.Concat(Enumerable.Repeat(close, 20_000))), StringComparison.Ordinal);

    [Fact]
    public void Deeply_nested_parentheses_are_refused() =>
        Assert.Contains(TooDeep, Template.Fail("{{ " + new string('(', 100_000) + "1" + new string(')', 100_000) + " }}"), StringComparison.Ordinal);

    [Fact]
    public void The_budget_is_one_for_all_templates_of_a_SealedSecret()
    {
        var budget = new RenderingBudget();
        var template = GoTemplate.Parse("t", "{{ repeat 6000000 \"x\" | trunc 1 }}");
        template.Render(new GoMap(), budget);
        template.Render(new GoMap(), budget);
        Assert.Throws<TemplateException>(() => template.Render(new GoMap(), budget));
    }

    [Fact]
    public void What_a_Secret_takes_is_rendered()
    {
        var value = new string('x', 1 << 20);
        Assert.Equal(value.Length + 2, Template.Render("{{ .a | b64enc | b64dec | upper | lower | quote }}", ("a", value)).Length);
    }
}
