using System.Globalization;
using System.Text;
using Sealing.Data;
using Sealing.Go;

namespace Sealing.Syntax;

/// <summary>
/// Types of scalars under YAML 1.1 as go-yaml v2, and so sigs.k8s.io/yaml and Kubernetes, resolves them: <c>yes</c> is true, <c>0777</c>
/// is 511, a timestamp stays a string. Only plain scalars without a tag have a type of their own.
/// </summary>
internal static class Yaml11
{
    private const string TagPrefix = "tag:yaml.org,2002:";

    public static bool IsMergeKey(YamlScalar key) => key is { Style: YamlStyle.Plain, Text.Span: "<<", Tag: null or TagPrefix + "merge" };

    /// <exception cref="SealingException">An explicit tag that the text does not fit.</exception>
    public static ScalarValue Resolve(YamlScalar scalar) => scalar.Tag switch
    {
        null when scalar.Style == YamlStyle.Plain => ResolvePlain(scalar.Value),
        TagPrefix + "null" => new ScalarValue(ScalarKind.Null, ""),
        TagPrefix + "bool" => Expect(scalar, ScalarKind.Bool),
        TagPrefix + "int" => Expect(scalar, ScalarKind.Integer),
        TagPrefix + "float" => Expect(scalar, ScalarKind.Float),
        TagPrefix + "binary" => new ScalarValue(ScalarKind.String, DecodeBinary(scalar)),
        _ => new ScalarValue(ScalarKind.String, scalar.Value),
    };

    private static ScalarValue Expect(YamlScalar scalar, ScalarKind kind)
    {
        var value = ResolvePlain(scalar.Value);
        if (value.Kind == kind || (kind == ScalarKind.Float && value.Kind == ScalarKind.Integer))
        {
            return value with { Kind = kind };
        }

        throw new SealingException(ErrorKind.InvalidDocument, "the value does not fit its tag", new(0, scalar.Span.Line, scalar.Span.Column));
    }

    private static ScalarValue ResolvePlain(string text)
    {
        switch (text)
        {
            case "" or "~" or "null" or "Null" or "NULL":
                return new ScalarValue(ScalarKind.Null, "");
            case "y" or "Y" or "yes" or "Yes" or "YES" or "true" or "True" or "TRUE" or "on" or "On" or "ON":
                return new ScalarValue(ScalarKind.Bool, "true");
            case "n" or "N" or "no" or "No" or "NO" or "false" or "False" or "FALSE" or "off" or "Off" or "OFF":
                return new ScalarValue(ScalarKind.Bool, "false");
            case ".nan" or ".NaN" or ".NAN":
                return new ScalarValue(ScalarKind.Float, "NaN");
            case ".inf" or ".Inf" or ".INF" or "+.inf" or "+.Inf" or "+.INF":
                return new ScalarValue(ScalarKind.Float, "Infinity");
            case "-.inf" or "-.Inf" or "-.INF":
                return new ScalarValue(ScalarKind.Float, "-Infinity");
            default:
                return ResolveNumber(text);
        }
    }

    private static ScalarValue ResolveNumber(string text)
    {
        if (!char.IsAsciiDigit(text[0]) && text[0] is not ('+' or '-' or '.'))
        {
            return new ScalarValue(ScalarKind.String, text);
        }

        var plain = text.Replace("_", "", StringComparison.Ordinal);
        if (text[0] != '.' && GoNumber.TryInteger(plain, out var integer))
        {
            return new ScalarValue(ScalarKind.Integer, integer.ToString(CultureInfo.InvariantCulture));
        }

        var isFloat = text[0] == '.' ? GoNumber.MatchesFraction(text) : GoNumber.Matches(text);
        return isFloat ? new ScalarValue(ScalarKind.Float, plain) : new ScalarValue(ScalarKind.String, text);
    }

    private static string DecodeBinary(YamlScalar scalar)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(scalar.Value));
        }
        catch (FormatException)
        {
            throw new SealingException(ErrorKind.InvalidDocument, "a !!binary value that is not base64", new(0, scalar.Span.Line, scalar.Span.Column));
        }
    }
}
