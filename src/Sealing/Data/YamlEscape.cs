using System.Globalization;
using System.Text;

namespace Sealing.Data;

/// <summary>The escapes of double-quoted scalars, in the spelling of libyaml.</summary>
internal static class YamlEscape
{
    public static string Of(Rune rune) => "\\" + rune.Value switch
    {
        0x00 => "0",
        0x07 => "a",
        0x08 => "b",
        0x09 => "t",
        0x0A => "n",
        0x0B => "v",
        0x0C => "f",
        0x0D => "r",
        0x1B => "e",
        '"' => "\"",
        '\\' => "\\",
        0x85 => "N",
        0xA0 => "_",
        0x2028 => "L",
        0x2029 => "P",
        <= 0xFF => "x" + rune.Value.ToString("X2", CultureInfo.InvariantCulture),
        <= 0xFFFF => "u" + rune.Value.ToString("X4", CultureInfo.InvariantCulture),
        _ => "U" + rune.Value.ToString("X8", CultureInfo.InvariantCulture),
    };
}
