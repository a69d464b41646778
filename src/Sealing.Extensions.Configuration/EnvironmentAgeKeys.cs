using System.Text;
using Sealing.Age;
using Sealing.Sops;

namespace Sealing.Extensions.Configuration;

/// <summary>
/// Master keys of age with the identities that sops would find: in its variables, in its <c>keys.txt</c> and in the keys of ssh. Commands that print identities are
/// not run, and nobody is asked for a passphrase. Source: SOPS' documented behaviour.
/// </summary>
public sealed class EnvironmentAgeKeys : ISopsKeyService
{
    private static readonly string[] FileVariables = ["SOPS_AGE_KEY_FILE", "SOPS_AGE_SSH_PRIVATE_KEY_FILE"];

    private readonly AgeKeyReader _reader = new();

    /// <inheritdoc/>
    public bool Supports(SopsKeyKind kind) => SopsKeyKind.Age.Equals(kind);

    /// <inheritdoc/>
    public ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default) =>
        new AgeKeyService(_reader).EncryptAsync(key, dataKey, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
    {
        var problems = new List<string>();
        var identities = Gather(problems);
        try
        {
            return new AgeKeyService(_reader, identities).DecryptAsync(key, cancellationToken);
        }
        catch (SealingException e) when (problems.Count > 0)
        {
            throw new SealingException(string.Join("; ", problems.Prepend(e.Message)), e);
        }
    }

    private IAgeIdentity[] Gather(List<string> problems)
    {
        var identities = new List<IAgeIdentity>();
        if (Variable("SOPS_AGE_KEY") is { } text)
        {
            Add("SOPS_AGE_KEY", () => Encoding.UTF8.GetBytes(text.Contains("-----BEGIN", StringComparison.Ordinal) || text.Contains('#', StringComparison.Ordinal) ? text : text.Replace(' ', '\n')));
        }

        foreach (var path in FileVariables.Select(Variable).OfType<string>().Concat(DefaultFiles().Where(File.Exists)))
        {
            Add(path, () => File.ReadAllBytes(path));
        }

        return [.. identities];

        void Add(string name, Func<byte[]> read)
        {
            try
            {
                identities.AddRange(_reader.ReadIdentities(read(), name));
            }
            catch (Exception e) when (e is SealingException or IOException or UnauthorizedAccessException)
            {
                problems.Add($"{name}: {e.Message}"); // another place may have the identity
            }
        }
    }

    private static IEnumerable<string> DefaultFiles()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var standard = OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify)
            : OperatingSystem.IsMacOS() ? Path.Combine(home, "Library", "Application Support") : Path.Combine(home, ".config");
        var folder = OperatingSystem.IsWindows() ? standard : Variable("XDG_CONFIG_HOME") ?? standard;
        return [Path.Combine(folder, "sops", "age", "keys.txt"), Path.Combine(home, ".ssh", "id_ed25519"), Path.Combine(home, ".ssh", "id_rsa")];
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
