using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;

namespace Sealing.Guard.Files;

/// <summary>Files of PostgreSQL's clients: <c>host:port:database:user:password</c> in each line, whatever the port.</summary>
internal static class PasswordFile
{
    private const int Fields = 5;

    public static bool Is(string path) => FileNames.Name(path) is ".pgpass" or "pgpass" or "pgpass.conf";

    public static void Scan(TextSegment segment, List<Hit> hits)
    {
        var start = 0;
        foreach (var line in segment.Text.Split('\n'))
        {
            if (line.TrimEnd('\r').Split(':', Fields) is [_, var port, _, _, { Length: > 0 } password] && (port == "*" || port.All(char.IsAsciiDigit)) && !line.StartsWith('#')
                && !Placeholders.IsHarmless(password) && !Variables.AreAllOfShell(password))
            {
                hits.Add(new Hit(LineRules.PgPass, segment.PlaceOf(start), "", password) { Severity = WeakPasswords.Contain(password) ? GuardSeverity.Warning : null });
            }

            start += line.Length + 1;
        }
    }
}
