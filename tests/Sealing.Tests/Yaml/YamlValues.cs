using Sealing.Syntax;
using Sealing.Syntax.Reading;
using Xunit;

namespace Sealing.Tests.Yaml;

/// <summary>What a text says, without how it is written.</summary>
internal static class YamlValues
{
    public static string Of(string text) => string.Join('\n', YamlReader.ReadAll(text, ReadLimits.Default).Select(document => Value(document.Root)));

    public static SealingException ErrorOf(string text) => Assert.Throws<SealingException>(() => YamlReader.ReadAll(text, ReadLimits.Default));

    private static string Value(YamlNode node) => node switch
    {
        YamlScalar scalar => $"<{scalar.Value}>",
        YamlSequence sequence => $"[{string.Join(',', sequence.Items.Select(Value))}]",
        YamlMapping mapping => $"{{{string.Join(',', mapping.Entries.Select(entry => Value(entry.Key) + Value(entry.Value)))}}}",
        _ => "?",
    };
}
