using System.Diagnostics;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Sealing.Tests.Age;

/// <summary>The npm package cctv-age, which holds the C2SP/CCTV age vectors as base64 in a script. It is fetched once, into artifacts/.</summary>
internal static partial class CctvPackage
{
    private const string Name = "cctv-age";
    private const string Version = "0.2.0";
    private const string Sha512 = "1fiGAaWr+snqgu8+uCC7qPeApAuueOESET2npKe0FVLY+Huf+Kkia89Rybx/uoGNCml31SgAjiQIeFOY4K3New==";

    private static readonly Lazy<SortedDictionary<string, byte[]>> Files = new(Load);

    public static string Remedy => $"the age vectors are in the npm package {Name}: install npm";

    public static bool IsAvailable => File.Exists(Archive) || ExternalTool.Exists("npm");

    public static IReadOnlyDictionary<string, byte[]> Vectors => Files.Value;

    private static string Folder => Path.Combine(RepositoryFolder.Artifacts, Name);

    private static string Archive => Path.Combine(Folder, $"{Name}-{Version}.tgz");

    private static SortedDictionary<string, byte[]> Load()
    {
        if (!File.Exists(Archive))
        {
            Fetch();
        }

        var archive = File.ReadAllBytes(Archive);
        if (Convert.ToBase64String(SHA512.HashData(archive)) != Sha512)
        {
            throw new InvalidDataException($"{Archive} is not the {Name} that these tests were written for");
        }

        return Unpack(archive);
    }

    private static void Fetch()
    {
        // npm writes into a folder of its own first: two test runs may start at once, and an archive cut off must not stay.
        var temporary = Directory.CreateDirectory(Path.Combine(Folder, Path.GetRandomFileName())).FullName;
        using var npm = Process.Start(new ProcessStartInfo("npm", ["pack", $"{Name}@{Version}", "--silent", "--pack-destination", temporary])
        {
            WorkingDirectory = temporary,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        npm.StandardOutput.ReadToEnd();
        npm.WaitForExit();
        if (npm.ExitCode != 0)
        {
            throw new InvalidOperationException($"npm pack {Name}@{Version} failed");
        }

        File.Move(Path.Combine(temporary, Path.GetFileName(Archive)), Archive, overwrite: true);
        Directory.Delete(temporary);
    }

    private static SortedDictionary<string, byte[]> Unpack(byte[] archive)
    {
        using var reader = new TarReader(new GZipStream(new MemoryStream(archive), CompressionMode.Decompress));
        while (reader.GetNextEntry(copyData: true) is { } entry)
        {
            if (entry.Name == "package/index.js")
            {
                using var text = new StreamReader(entry.DataStream!, Encoding.UTF8);
                var files = Constant.Matches(text.ReadToEnd()).ToDictionary(m => m.Groups["name"].Value, m => Convert.FromBase64String(m.Groups["base64"].Value));
                return new SortedDictionary<string, byte[]>(files, StringComparer.Ordinal);
            }
        }

        throw new InvalidDataException("index.js is not in " + Archive);
    }

    [GeneratedRegex("""^// \.\./testdata/(?<name>\w+)\nvar \w+ = __toBinary\("(?<base64>[A-Za-z0-9+/=]*)"\);$""", RegexOptions.Multiline, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Constant { get; }
}
