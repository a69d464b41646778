using Sealing.Cli.Commands;
using Sealing.Cli.Sops;
using Sealing.Sops;

namespace Sealing.Cli.Guard.Fixes;

/// <summary>Encrypts a file by the creation rule that the nearest <c>.sops.yaml</c> of the index has for its path.</summary>
internal sealed class SopsFix(IReadOnlyList<GitEntry> tree, GitObjects objects)
{
    private const string ConfigurationName = ".sops.yaml";

    private readonly Lazy<SopsKeyServices> _services = new(() => KeyServices.Create());

    /// <exception cref="SealingException">No rule is for the path, a master key cannot be used, or the file is not of the format its name says.</exception>
    public FixedFile Encrypt(string path, byte[] plain)
    {
        var (rule, name) = RuleFor(path);
        var document = SopsDocument.Parse(plain, SopsFormats.Of(null, path));
        document.ThrowIfEncrypted();
        using var key = SopsDataKey.Generate();
        return new FixedFile(document.Encrypt(_services.Value.Lock(NewFileSettings.For(rule), key), key, TimeProvider.System), $"encrypted by creation rule {rule.Number} of {name}");
    }

    private (SopsCreationRule Rule, string Name) RuleFor(string path)
    {
        for (var folder = Folder(path); ; folder = Folder(folder[..^1]))
        {
            var name = folder + ConfigurationName;
            if (GitScan.ReadFile(tree, name, objects) is { } bytes)
            {
                var rule = NamedFile.Within(name, () => SopsConfiguration.Parse(bytes, new SopsKeyParser(TimeProvider.System)).RuleFor(path[folder.Length..]));
                return (rule ?? throw new SealingException(name + " has no creation rules"), name);
            }

            if (folder.Length == 0)
            {
                throw new SealingException("no .sops.yaml is in the index");
            }
        }
    }

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];
}
