using System.Text;
using System.Text.RegularExpressions;

namespace Sealing.Fuzz.Targets;

/// <summary>Messages out of the SOPS files, and armored files without their armor, whose checksum refuses nearly every change.</summary>
internal static partial class PgpSeeds
{
    public static readonly string[] Fingerprints = ["A05CE861B9DCBC65D6351ADD62D2CBDC28399083", "2E0CEF0CCDE87C7843C3AA6FA0B679938E84D0DA", "E8D0B50F09AEF35640CEA02AFA4921804657E960"];

    public static IReadOnlyList<byte[]> Messages { get; } =
    [
        .. SeedFolder.Read("pgp-message"),
        .. SeedFolder.Read("sops-yaml").SelectMany(file => Armored().Matches(Encoding.Latin1.GetString(file))).Select(match => Unindented(match.Value)),
    ];

    public static IReadOnlyList<byte[]> WithPackets(IReadOnlyList<byte[]> files) => [.. files, .. files.Select(Packets).OfType<byte[]>()];

    private static byte[]? Packets(byte[] file)
    {
        var lines = Encoding.Latin1.GetString(file).Split('\n').Select(line => line.Trim()).ToArray();
        var body = lines.SkipWhile(line => line.Length > 0).Skip(1).TakeWhile(line => line is not ['=' or '-', ..]);
        return lines[0].StartsWith("-----BEGIN PGP", StringComparison.Ordinal) ? Convert.FromBase64String(string.Concat(body)) : null;
    }

    private static byte[] Unindented(string text) => Encoding.Latin1.GetBytes(string.Join('\n', text.Split('\n').Select(line => line.Trim())));

    [GeneratedRegex("-----BEGIN PGP MESSAGE-----[^-]*-----END PGP MESSAGE-----", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Armored();
}
