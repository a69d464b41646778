using System.Buffers;
using System.Text.RegularExpressions;

namespace Sealing.Guard.Values;

/// <summary>Parts of a value that something fills in later: variables of shells, Helm, Jinja, GitHub, Grafana, Argo CD, Ant, Windows, Kapitan, Octopus and Hiera.</summary>
internal static partial class Variables
{
    private const int MaxLength = 8192;

    private static readonly SearchValues<char> Signs = SearchValues.Create("${@%[_<`");

    /// <summary>Whether there is a variable in the value.</summary>
    public static bool AreIn(string value) => value.Length <= MaxLength && value.AsSpan().ContainsAny(Signs) && Pattern().IsMatch(value);

    /// <summary>The value with its variables taken out and the defaults that they bring left in: <c>${A:-b}</c> is <c>b</c>.</summary>
    public static string Remove(string value) => Pattern().Replace(value, static match => match.Groups["default"].Value);

    /// <summary>Whether a shell fills in the value: all of it is variables and commands with at most a word of signs between them, or it begins with a command that goes on.</summary>
    public static bool AreAllOfShell(ReadOnlySpan<char> value) => value.Length <= MaxLength && value is ['$' or '`', ..] && Shell().IsMatch(value);

    [GeneratedRegex(@"^(?:(?:\$[A-Za-z_]\w{0,200}|\$[0-9@*#?]|\$\{[^{}\n]{1,500}\})[-_.:/@]{0,3}){1,8}\z|^\$\(|^`", RegexOptions.CultureInvariant)]
    private static partial Regex Shell();

    // Signs that stand within a word are of a password more often than of a variable.
    // Each alternative begins with its own sign and runs over characters that cannot end it: no backtracking over the length.
    [GeneratedRegex(
        @"\$__[a-z]{1,20}\{[^{}\n]{1,500}\}|<path:[^<>\n]{1,500}>|(?<=[:/])<[A-Za-z_][\w -]{0,60}>(?=[:@/])|\$\((?:[^()\n]{0,200}\([^()\n]{0,200}\)){0,3}[^()\n]{0,300}\)|^`[^`\n]{1,500}`\z|\$\{\{[^{}\n]{0,500}\}\}|\$\{[A-Za-z_][\w.]{0,200}(?::?[-=](?<default>[^}\n]{0,500}))?\}|\$\{[^{}\n]{1,500}\}|(?<![\w$])\$[A-Z_][A-Z0-9_]{0,200}(?=$|[^\w$!#%^*+~])|\{\{[^\n]{0,1000}?\}\}|\[\[[^\[\]\n]{1,500}\]\]|(?<!\w)@[A-Za-z_][\w.-]{0,200}@(?!\w)|(?<!\w)%[A-Za-z_][\w.]{0,200}%(?!\w)|[?%#]\{[^{}\n]{1,500}\}|(?<![A-Za-z0-9])__[A-Z][A-Z0-9_]{0,200}__(?![A-Za-z0-9])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
