using System.Text.RegularExpressions;
using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;

namespace Sealing.Guard.Files;

/// <summary>
/// Files that a program keeps to log in somewhere: of SFTP and database clients, mail, IRC and shops. What stands there for a password is one, however weak, and in
/// whichever of their grammars.
/// </summary>
internal static partial class CredentialFile
{
    private const int MaxKeyLength = 512;
    private const int MinKeyLength = 32;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ".boto", ".curlrc", ".dockercfg", ".esmtprc", ".fetchmailrc", ".ftpconfig", ".git-credentials", ".msmtprc", ".muttrc", ".my.cnf", ".netrc", "_netrc", ".offlineimaprc", ".remote-sync.json",
        ".s3cfg", ".smbcredentials", ".wgetrc", "config.php", "configuration.php", "credentials.xml", "data-sources.xml", "database.yml", "dataSources.xml", "dbeaver-data-sources.xml", "deployment-config.json", "filezilla.xml",
        "ftp-config.json", "mongoid.yml", "recentservers.xml", "robomongo.json", "server.cfg", "settings.php", "sftp-config.json", "sftp.json", "sitemanager.xml", "smbcredentials", "ventrilo_srv.ini", "WebServers.xml", "wp-config.php",
    };

    /// <summary>Whether the file is one by its name.</summary>
    public static bool Is(string path) => Names.Contains(FileNames.Name(path)) || IsKey(path);

    /// <summary>Adds the passwords on lines where nothing was found by its form or its name.</summary>
    public static void Scan(TextSegment segment, List<Hit> hits)
    {
        if (IsKey(segment.Path))
        {
            AddKey(segment, hits);
            return;
        }

        var lines = hits.Select(hit => hit.Place.Line).ToHashSet();
        foreach (Match match in Password().Matches(segment.Text))
        {
            var value = match.Groups["value"];
            var place = segment.PlaceOf(value.Index);
            if (!lines.Contains(place.Line) && IsPassword(value.Value))
            {
                hits.Add(new Hit(FileRules.LoginFile, place, match.Groups["name"].Value, value.Value) { Severity = Strength.IsStrong(value.Value) ? null : GuardSeverity.Warning });
            }
        }
    }

    // The one key of a program, such as Rails' config/master.key: nothing but random characters.
    private static bool IsKey(string path) => FileNames.Name(path).EndsWith(".key", StringComparison.OrdinalIgnoreCase);

    private static void AddKey(TextSegment segment, List<Hit> hits)
    {
        var key = segment.Text.AsSpan().Trim();
        if (hits.Count == 0 && key.Length is >= MinKeyLength and <= MaxKeyLength && Strength.IsRandom(key) && !CipherText.Is(key))
        {
            hits.Add(new Hit(FileRules.LoginFile, segment.PlaceOf(segment.Text.Length - segment.Text.AsSpan().TrimStart().Length), "", key.ToString()));
        }
    }

    private static bool IsPassword(string value) => value is not ("true" or "false" or "null" or "none" or "True" or "False") && !Placeholders.IsHarmless(value) && !Variables.AreAllOfShell(value);

    // password = x | "password": "x" | password x | define('DB_PASSWORD', 'x') | <Pass>x< | password="x" | https://name:x@host
    [GeneratedRegex(
        @"(?<![\w-])\$?(?<name>[A-Za-z0-9_.-]{0,40}(?:password|passwd|passphrase|pass|pwd|""auth))['""]?(?:[ \t]{0,8}(?:=>|[:=,>])[ \t]{0,8}|[ \t]{1,8})['""]?(?<value>[^\s'""<>,;(){}$\[\]]{4,200})(?=[\s'""<>,;)}\]]|\z)|://[^\s/:]{1,100}:(?<value>[^\s/""']{4,200})@[\w.-]{1,100}",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Password();
}
