using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Cli.Sops.Keys;
using Sealing.Guard;
using Sealing.Sops;

namespace Sealing.Cli.Guard.Fixes;

/// <summary>Encrypts a file by the creation rule that the guard goes by: of the nearest <c>.sops.yaml</c> of the index.</summary>
internal sealed class SopsFix(GitFiles staged, GitObjects objects)
{
    private readonly Lazy<GuardContext> _context = new(() => GitScan.ReadContext(staged, objects, GitScan.ReadConfiguration(staged.Tree, objects).Guard, []));
    private readonly Lazy<SopsKeyServices> _services = new(() => KeyServices.Create());

    /// <exception cref="SealingException">No rule is for the path, a master key cannot be used, or the file is not of the format its name says.</exception>
    public FixedFile Encrypt(string path, byte[] plain)
    {
        var rule = _context.Value.CreationRuleFor(path) ?? throw new SealingException("no creation rule in a .sops.yaml of the index is for it");
        var document = SopsDocument.Parse(plain, SopsFormats.Of(null, path));
        document.ThrowIfEncrypted();
        using var key = SopsDataKey.Generate();
        var metadata = Waiting.For(cancel => _services.Value.LockAsync(NewFileSettings.For(rule), key, cancel).AsTask());
        return new FixedFile(document.Encrypt(metadata, key, TimeProvider.System), $"encrypted by creation rule {rule.Number} of {_context.Value.SopsConfigurationFor(path)}");
    }
}
