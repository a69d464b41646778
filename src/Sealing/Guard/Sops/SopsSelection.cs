using System.Text.RegularExpressions;
using Sealing.Guard.Structure;
using Sealing.Yaml;

namespace Sealing.Guard.Sops;

/// <summary>Which values SOPS encrypts, by the names on the way to them. Source: SOPS README, encrypting only parts of a file.</summary>
internal sealed class SopsSelection
{
    public const string DefaultUnencryptedSuffix = "_unencrypted";

    private static readonly TimeSpan MatchTimeout = TimeSpan.FromSeconds(1);

    private string? _encryptedSuffix;
    private string? _unencryptedSuffix;
    private Regex? _encrypted;
    private Regex? _unencrypted;

    /// <summary>Whether only some values are encrypted, so that the file stays readable as an object.</summary>
    public bool IsPartial => _encrypted is not null || _encryptedSuffix is not null || _unencrypted is not null;

    public static SopsSelection Read(YamlMapping fields)
    {
        var selection = new SopsSelection
        {
            _encryptedSuffix = fields.FindText("encrypted_suffix"),
            _unencryptedSuffix = fields.FindText("unencrypted_suffix"),
            _encrypted = Pattern(fields.FindText("encrypted_regex")),
            _unencrypted = Pattern(fields.FindText("unencrypted_regex")),
        };
        if (!selection.IsPartial)
        {
            selection._unencryptedSuffix ??= DefaultUnencryptedSuffix;
        }

        return selection;
    }

    public bool Selects(IReadOnlyList<string> names)
    {
        if (_unencryptedSuffix is { Length: > 0 } plain && names.Any(name => name.EndsWith(plain, StringComparison.Ordinal)))
        {
            return false;
        }

        if (_encryptedSuffix is { Length: > 0 } suffix && !names.Any(name => name.EndsWith(suffix, StringComparison.Ordinal)))
        {
            return false;
        }

        return (_unencrypted is null || !names.Any(_unencrypted.IsMatch)) && (_encrypted is null || names.Any(_encrypted.IsMatch));
    }

    /// <summary>A pattern that a file brings, or null where it is none. Linear whatever it is: as in Go, there is no backtracking.</summary>
    public static Regex? Pattern(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text)
                ? null
                : new Regex(text.Replace("(?P<", "(?<", StringComparison.Ordinal), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MatchTimeout);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }
}
