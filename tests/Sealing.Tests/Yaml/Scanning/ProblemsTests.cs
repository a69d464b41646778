using CsCheck;
using Sealing.Syntax;
using Sealing.Syntax.Parsing;
using Xunit;

namespace Sealing.Tests.Yaml.Scanning;

public sealed class ProblemsTests
{
    [Theory]
    [InlineData("a:\n\tb: c\n", 2, 1, "a tab in the indentation")]
    [InlineData("a: b\n\nc:\n  - d\n\t- e\n", 5, 1, "a tab in the indentation")]
    [InlineData("-\tb: c\n", 1, 2, "a tab in the indentation")]
    [InlineData("a: |\n  b\n \tc\n", 3, 2, "a tab in the indentation")]
    [InlineData("a: b\nc d\ne: f\n", 2, 1, "a key without its ':'")]
    [InlineData("a: b: c\n", 1, 5, "a ':' where no key can stand")]
    [InlineData("a: - b\n", 1, 4, "a '-' where no list can stand")]
    [InlineData("a: b\n  c: d\n", 2, 4, "a ':' where no key can stand")]
    [InlineData("a:\n    b: c\n  d: e\n", 3, 3, "the indentation does not fit")]
    [InlineData("a: 'b\nc: d\n", 1, 4, "a quote that is never closed")]
    [InlineData("a: \"b\\qc\"\n", 1, 6, "an unknown escape")]
    [InlineData("a: \"\\ud83d\\ude00\"\n", 1, 5, "an unknown escape")] // as libyaml and go-yaml have it
    [InlineData("a: [b, c\nd: e\n", 2, 2, "a bracket that is never closed")]
    [InlineData("a: @b\n", 1, 4, "a character that no plain text can start with")]
    [InlineData("a: *b*\n", 1, 4, "a text that starts with '*' needs quotes")]
    [InlineData("a: !x!y z\n", 1, 4, "a tag with an undefined handle")]
    [InlineData("%TAG !x! y\n---\n!x!y z\n--- !x!y z\n", 4, 5, "a tag with an undefined handle")]
    [InlineData("a: |0\n b\n", 1, 5, "takes one digit")]
    [InlineData("%FOO\n---\n", 1, 1, "is no directive")]
    [InlineData("--- a\n...\nb\n", 3, 1, "text after the end of the document")]
    public void An_error_says_what_is_wrong_where_it_stands(string text, int line, int column, string problem)
    {
        var error = Assert.Throws<SealingException>(() => StreamParser.Read(text, ReadLimits.Default));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal((line, column), (error.Place.Line, error.Place.Column));
    }

    [Fact]
    public void No_text_is_an_unexpected_failure() =>
        Gen.Char[" \n:#-?'\"\\ab1\t\r&*!|>%@`,[]{}<+~\u0085\u2028\ufeff"].Array[0, 40].Select(units => new string(units)).Sample(
            text =>
            {
                try
                {
                    StreamParser.Read(text, ReadLimits.Default);
                }
                catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
                {
                }
            },
            iter: 20_000);
}
