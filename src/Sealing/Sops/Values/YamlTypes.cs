using System.Globalization;
using Sealing.Data;
using Sealing.Go;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Sops.Values;

/// <summary>
/// Types of scalars as yaml.v3, and so SOPS, resolves them: only true and false in three spellings are booleans, <c>017</c> is 15,
/// dates are times.
/// </summary>
internal static class YamlTypes
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    /// <summary>Whether the tag says what type the text is of, so that no ciphertext can stand behind it.</summary>
    public static bool IsTyping(string? tag) =>
        tag is TagPrefix + "int" or TagPrefix + "float" or TagPrefix + "bool" or TagPrefix + "null" or TagPrefix + "timestamp" or TagPrefix + "binary";

    /// <exception cref="SealingException">The text does not fit its tag, or is an integer beyond 64 bits.</exception>
    public static SopsValue Resolve(YamlScalar scalar) => scalar.Tag switch
    {
        null when scalar.Style == YamlStyle.Plain => ResolvePlain(scalar),
        TagPrefix + "null" => SopsValue.Null,
        TagPrefix + "bool" or TagPrefix + "int" or TagPrefix + "float" or TagPrefix + "timestamp" => ResolveTagged(scalar),
        TagPrefix + "binary" => new SopsValue(SopsType.String, Base64.Decode(WithoutBlanks(scalar.Value)) ?? throw Error(scalar, "a !!binary value that is not base64")),
        _ => SopsValue.String(scalar.Text),
    };

    /// <summary>Whether the text is a string when it is written plain.</summary>
    public static bool ReadsAsString(string text) => ResolvePlain(new YamlScalar { Text = text.AsMemory(), Style = YamlStyle.Plain, Span = default }).IsString;

    /// <summary>A value that is no string as yaml.v3 writes it.</summary>
    public static string Spell(SopsValue value)
    {
        switch (value.Type)
        {
            case SopsType.Null:
                return "null";
            case SopsType.Boolean:
                return value.Text == CanonicalText.True ? "true" : "false";
            case SopsType.Float:
                return SpellFloat(CanonicalText.ParseFloat(value.Text)!.Value);
            default:
                return value.Text;
        }
    }

    private static string SpellFloat(double number) => number switch
    {
        double.NaN => ".nan",
        double.PositiveInfinity => ".inf",
        double.NegativeInfinity => "-.inf",
        0 when double.IsNegative(number) => CanonicalText.NegativeZero,
        _ => (double.IsNegative(number) ? "-" : "") + GoFloatText.Format(Math.Abs(number), 'g', GoFloatText.Shortest),
    };

    // Base64 stands in lines of a block where it is long (YAML 1.1, example 2.23).
    private static string WithoutBlanks(string text) => string.Concat(text.Split((char[]?)[' ', '\t', '\r', '\n']));

    private static SopsValue ResolveTagged(YamlScalar scalar)
    {
        var wanted = scalar.Tag switch
        {
            TagPrefix + "bool" => SopsType.Boolean,
            TagPrefix + "int" => SopsType.Integer,
            TagPrefix + "float" => SopsType.Float,
            _ => SopsType.Time,
        };
        var value = ResolvePlain(scalar);
        return value.Type == wanted ? value
            : wanted == SopsType.Float && value.Type == SopsType.Integer ? SopsValue.Of(SopsType.Float, value.Text)
            : throw Error(scalar, "the value does not fit its tag");
    }

    private static SopsValue ResolvePlain(YamlScalar scalar)
    {
        switch (scalar.Text.Span)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return SopsValue.Null;
            case "true" or "True" or "TRUE":
                return SopsValue.Of(SopsType.Boolean, CanonicalText.True);
            case "false" or "False" or "FALSE":
                return SopsValue.Of(SopsType.Boolean, CanonicalText.False);
            case [(>= '0' and <= '9') or '+' or '-' or '.', ..]:
                return ResolveNumber(scalar);
            default:
                return SopsValue.String(scalar.Text);
        }
    }

    private static SopsValue ResolveNumber(YamlScalar scalar)
    {
        if (GoTimestamp.Read(scalar.Value) is { } time)
        {
            return SopsValue.Of(SopsType.Time, time.ToRfc3339());
        }

        var value = Yaml11.Resolve(new YamlScalar { Text = scalar.Text, Style = YamlStyle.Plain, Span = scalar.Span });
        return value.Kind switch
        {
            ScalarKind.Integer when long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) => SopsValue.Of(SopsType.Integer, value.Text),
            ScalarKind.Integer => throw Error(scalar, "an integer beyond 64 bits with a sign; quote it"),
            ScalarKind.Float => SopsValue.Of(SopsType.Float, CanonicalText.OfFloat(double.Parse(value.Text, CultureInfo.InvariantCulture))),
            _ => SopsValue.String(scalar.Text),
        };
    }

    public static SealingException Error(YamlScalar scalar, string message) => new(ErrorKind.InvalidDocument, message, new(0, scalar.Span.Line, scalar.Span.Column));
}
