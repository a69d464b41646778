using System.Security.Cryptography;
using System.Text;
using Sealing.Age;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;

namespace Sealing.Cli.Sops.Keys;

/// <summary>
/// Everywhere that identities of age may be. All that is found is tried; a place that cannot be read is only told of where nothing opens the file.
/// Source: SOPS' documented behaviour.
/// </summary>
internal sealed class AgeIdentitySources
{
    private const string KeyCommand = "SOPS_AGE_KEY_CMD";
    private const string SshKeyCommand = "SOPS_AGE_SSH_PRIVATE_KEY_CMD";

    private static readonly string[] SshKeys = ["id_ed25519", "id_rsa"];

    private readonly AgeKeyReader _reader;
    private readonly List<IAgeIdentity> _identities = [];
    private readonly List<string> _problems = [];
    private readonly List<string> _unused = [];

    private AgeIdentitySources(AgeKeyReader reader)
    {
        _reader = reader;
    }

    public IReadOnlyList<IAgeIdentity> Identities => _identities;

    /// <summary>What went wrong, and where there is nothing.</summary>
    public IReadOnlyList<string> Problems => _unused.Count == 0 ? _problems : [.. _problems, "Did not find keys in locations " + string.Join(", ", _unused.Select(place => "'" + place + "'")) + "."];

    /// <summary>Whether identities come from a command, which may give others for each recipient.</summary>
    public static bool HasCommand => Variable(KeyCommand) is not null;

    public static AgeIdentitySources Gather(AgeKeyReader reader, string recipient)
    {
        var sources = new AgeIdentitySources(reader);
        sources.AddFile("SOPS_AGE_SSH_PRIVATE_KEY_FILE");
        sources.AddCommand(SshKeyCommand, recipient);
        sources.AddDefaultSshKeys();
        sources.AddVariable("SOPS_AGE_KEY");
        sources.AddFile("SOPS_AGE_KEY_FILE");
        sources.AddCommand(KeyCommand, recipient);
        sources.AddDefaultFile();
        return sources;
    }

    private void AddFile(string variable)
    {
        if (Variable(variable) is { } path)
        {
            Add(path, () => InputFile.Read(path));
        }
        else
        {
            _unused.Add(variable);
        }
    }

    private void AddCommand(string variable, string recipient)
    {
        if (Variable(variable) is { } command)
        {
            Add(variable, () => CommandOutput.Of(command, ("SOPS_AGE_RECIPIENT", recipient)));
        }
        else
        {
            _unused.Add(variable);
        }
    }

    private void AddVariable(string variable)
    {
        if (Variable(variable) is { } text)
        {
            Add(variable, () => Encoding.UTF8.GetBytes(IsKeyFile(text) ? text : text.Replace(' ', '\n')));
        }
        else
        {
            _unused.Add(variable);
        }
    }

    // Always tried where they exist, as ssh does.
    private void AddDefaultSshKeys()
    {
        var folder = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify), ".ssh");
        foreach (var path in SshKeys.Select(name => Path.Combine(folder, name)))
        {
            if (File.Exists(path))
            {
                Add(path, () => InputFile.Read(path));
            }
            else
            {
                _unused.Add(path);
            }
        }
    }

    private void AddDefaultFile()
    {
        var path = Path.Combine(ConfigurationFolder(), "sops", "age", "keys.txt");
        if (File.Exists(path))
        {
            Add(path, () => InputFile.Read(path));
        }
        else
        {
            _unused.Add(path);
        }
    }

    private void Add(string name, Func<byte[]> read)
    {
        byte[] bytes = [];
        try
        {
            bytes = read();
            _identities.AddRange(_reader.ReadIdentities(bytes, name));
        }
        catch (Exception e) when (e is SealingException or IOException)
        {
            _problems.Add(e is FileException ? e.Message : ((e as SealingException)?.In(name).Message ?? name + ": " + e.Message));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static bool IsKeyFile(string text) => text.Contains("-----BEGIN", StringComparison.Ordinal) || text.Contains('#', StringComparison.Ordinal);

    private static string ConfigurationFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            return Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        }

        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var standard = OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Application Support") : Path.Combine(home, ".config");
        return Variable("XDG_CONFIG_HOME") ?? standard;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
