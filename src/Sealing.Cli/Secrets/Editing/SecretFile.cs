using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Sops.Arguments;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Sops;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Editing;

/// <summary>A file with secrets that is changed: SealedSecrets, or what SOPS has encrypted.</summary>
internal sealed class SecretFile : IDisposable
{
    private readonly FileUpdate _update;

    private SecretFile(string path, FileUpdate update)
    {
        (Path, _update) = (path, update);
        Bytes = update.Read(SizeLimit.Manifest);
        IsSops = SopsParts(path, Bytes) is { IsEncrypted: true };
    }

    public string Path { get; }

    public byte[] Bytes { get; }

    public bool IsSops { get; }

    /// <summary>Opens a file. Where a person is asked first, other runs do not wait for it.</summary>
    /// <exception cref="FileException">It cannot be read.</exception>
    public static SecretFile Open(string path, bool asks)
    {
        var update = path == "-" ? throw new UsageException("a file is changed in its place: standard input is none") : asks ? FileUpdate.Unlocked(path) : FileUpdate.Locked(path);
        try
        {
            return new SecretFile(path, update);
        }
        catch
        {
            update.Dispose();
            throw;
        }
    }

    /// <summary>The SealedSecrets.</summary>
    /// <exception cref="SealingException">There is none, or the file is broken.</exception>
    public SealedSecretFile Sealed()
    {
        var file = SealedSecretFile.Read(Bytes);
        return file.SealedSecrets.Count > 0 ? file : throw new SealingException("it holds no SealedSecret, and nothing that SOPS has encrypted")
        {
            Hint = ManifestStream.ReadObjects(SourceText.Decode(Bytes)).Items.Any(item => item.Kind == "Secret") ? $"it holds a Secret in plaintext: seal -i {Printable.Line(Path)}" : null,
        };
    }

    /// <exception cref="SealingException">Somebody else has changed the file.</exception>
    public void Replace(byte[] content) => _update.Replace([content], SizeLimit.Manifest, UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary>Lets others have the file, before another command changes it.</summary>
    public void Dispose() => _update.Dispose();

    private static SopsDocument? SopsParts(string path, byte[] bytes)
    {
        try
        {
            return SopsDocument.Parse(bytes, SopsFormats.Of(null, path));
        }
        catch (SealingException)
        {
            return null; // a file of SealedSecrets that SOPS would not take; what is broken is said by its reader
        }
    }
}
