using System.Text.Json;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>The files that the real sops made (see the README beside them), opened by the command with each of their keys alone.</summary>
public sealed class SopsVectorTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "sops-vectors");

    public static TheoryData<string, string> CasesWithKeys
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var folder in Directory.GetDirectories(Folder).Where(path => File.Exists(Path.Combine(path, "case.json"))).Order(StringComparer.Ordinal))
            {
                foreach (var key in Keys(folder).Where(key => File.Exists(Path.Combine(Folder, "keys", key))))
                {
                    data.Add(Path.GetFileName(folder), key);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CasesWithKeys))]
    public async Task A_file_opens_with_each_of_its_keys_alone(string name, string key)
    {
        Assert.SkipWhen(key.StartsWith("pgp", StringComparison.Ordinal) && !File.Exists("/usr/bin/gpg") && System.Environment.GetEnvironmentVariable("CI") is null, "gpg is not installed");
        using var sandbox = new Sandbox(Files(name, key));
        var (output, errors, exitCode) = await sandbox.Run(Environment(key) + "seal sops decrypt " + Encrypted(name), TestContext.Current.CancellationToken);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.NotEmpty(output);
    }

    [Theory]
    [InlineData("age-0.txt", "age-1.txt", 0)]
    [InlineData("age-0.txt", "age-2.txt", 0)]
    [InlineData("age-2.txt", "age-1.txt", 0)]
    [InlineData("age-1.txt", "age-1.txt", 128)]
    public async Task Two_of_three_groups_open_a_file_and_one_does_not(string first, string second, int expected)
    {
        var files = Files("shamir-2-of-3", first);
        files["key"] += "\n" + Read("keys", second);
        using var sandbox = new Sandbox(files);
        var (output, _, exitCode) = await sandbox.Run("SOPS_AGE_KEY_FILE=key seal sops decrypt enc.yaml", TestContext.Current.CancellationToken);

        Assert.Equal(expected, exitCode);
        Assert.Equal(expected == 0 ? Read("shamir-2-of-3", "dec.yaml") : "", output);
    }

    private static Dictionary<string, string> Files(string name, string key) => new()
    {
        [Encrypted(name)] = Read(name, Encrypted(name)),
        ["key"] = Read("keys", key),
    };

    private static string Read(string folder, string name) => File.ReadAllText(Path.Combine(Folder, folder, name));

    private static string Environment(string key) => key switch
    {
        ['p', 'g', 'p', ..] => "export GNUPGHOME=$HOME/gpg; mkdir -m 700 gpg; gpg --batch --quiet --import key 2> /dev/null; trap 'gpgconf --kill all' EXIT; ",
        ['s', 's', 'h', ..] => "chmod 600 key; SOPS_AGE_SSH_PRIVATE_KEY_FILE=key ",
        _ => "SOPS_AGE_KEY_FILE=key ",
    };

    private static string Encrypted(string name) => Path.GetFileName(Directory.GetFiles(Path.Combine(Folder, name), "enc.*").Single());

    private static string[] Keys(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "case.json")));
        return [.. json.RootElement.GetProperty("opens_with").EnumerateArray().Select(item => item.GetString()!)];
    }
}
