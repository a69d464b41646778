using System.Globalization;
using Sealing.Go;
using Sealing.Sops.Values;

namespace Sealing.Sops.Stores.Flat;

/// <summary>Values in formats that have strings only.</summary>
internal static class FlatText
{
    /// <summary>As the reference spells a value where there are only strings.</summary>
    public static string Of(SopsValue value) => value.Type switch
    {
        SopsType.Null => "<nil>",
        SopsType.Boolean => value.Text == CanonicalText.True ? "true" : "false",
        SopsType.Float => OfFloat(CanonicalText.ParseFloat(value.Text)!.Value),
        SopsType.Time => GoTimestamp.Read(value.Text)!.Value.ToRfc3339Seconds(),
        _ => value.Text,
    };

    private static string OfFloat(double number)
    {
        var text = CanonicalText.OfFloat(number);
        if (!double.IsFinite(number))
        {
            return text;
        }

        text = (double.IsNegative(number) ? "-" : "") + GoFloatText.Format(Math.Abs(number), 'G', GoFloatText.Shortest);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? text + ".0" : text;
    }
}
