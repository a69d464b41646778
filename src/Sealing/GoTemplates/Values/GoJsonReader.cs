using System.Text;
using System.Text.Json;
using Sealing.Go;

namespace Sealing.GoTemplates.Values;

/// <summary>
/// JSON as Go's encoding/json reads it into values of any type: numbers are float64, the last of two equal keys wins, bytes that are no
/// UTF-8 become U+FFFD.
/// </summary>
internal static class GoJsonReader
{
    /// <summary>The value, or null where the text is not one JSON value.</summary>
    /// <exception cref="FunctionException">Nested too deeply, or half of a surrogate pair in a string.</exception>
    public static GoValue? Read(string text, RenderingBudget budget)
    {
        budget.Take(text.Length);
        var options = new JsonReaderOptions { MaxDepth = RenderingBudget.MaxDepth };
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(GoText.ToUtf16(text)), options);
        try
        {
            reader.Read();
            var value = ReadValue(ref reader, budget);
            return reader.Read() ? null : value;
        }
        catch (JsonException) when (reader.CurrentDepth < RenderingBudget.MaxDepth)
        {
            return null;
        }
        catch (JsonException)
        {
            throw new FunctionException("nested too deeply");
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static GoValue ReadValue(ref Utf8JsonReader reader, RenderingBudget budget)
    {
        budget.Step();
        budget.Take(RenderingBudget.BytesPerItem);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, budget),
            JsonTokenType.StartArray => ReadArray(ref reader, budget),
            JsonTokenType.String => new GoString(ReadString(ref reader)),
            JsonTokenType.Number => new GoFloat(ReadNumber(ref reader)),
            JsonTokenType.True => new GoBool(true),
            JsonTokenType.False => new GoBool(false),
            _ => GoNil.Nil,
        };
    }

    private static GoMap ReadObject(ref Utf8JsonReader reader, RenderingBudget budget)
    {
        var map = new GoMap();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = ReadString(ref reader);
            reader.Read();
            map.Entries[name] = ReadValue(ref reader, budget);
        }

        return map;
    }

    private static GoList ReadArray(ref Utf8JsonReader reader, RenderingBudget budget)
    {
        var items = new List<GoValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, budget));
        }

        return new GoList(items);
    }

    private static string ReadString(ref Utf8JsonReader reader)
    {
        try
        {
            return GoText.FromUtf16(reader.GetString()!);
        }
        catch (InvalidOperationException)
        {
            throw new FunctionException("half of a surrogate pair in a JSON string");
        }
    }

    private static double ReadNumber(ref Utf8JsonReader reader)
    {
        var number = reader.GetDouble();
        return double.IsFinite(number) ? number : throw new OverflowException();
    }
}
