using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Keys;
using Sealing.Sops;
using Sealing.Syntax;

namespace Sealing.Cli.Repository.Krm;

/// <summary>The files that a configuration names, decrypted. Keys are looked for once.</summary>
/// <param name="takesPlain">Whether a file that is not encrypted is taken as it is.</param>
internal sealed class SopsFiles(bool takesPlain)
{
    private readonly SopsKeyServices _services = KeyServices.Create();

    /// <summary>The plaintext.</summary>
    /// <exception cref="SealingException">The file is not there, or cannot be decrypted.</exception>
    public byte[] Read(string path)
    {
        var bytes = InputFile.Read(path, SizeLimit.Sops);
        return Within(path, () =>
        {
            var document = SopsDocument.Parse(bytes, SopsFormats.Of(null, path));
            return document.Metadata is { } metadata ? Decrypt(document, metadata) : takesPlain ? bytes : throw new SealingException(ErrorKind.NotEncrypted, "sops metadata not found");
        });
    }

    /// <summary>The plaintext as text.</summary>
    /// <exception cref="SealingException">As <see cref="Read"/>, or it is no text.</exception>
    public string ReadText(string path)
    {
        var bytes = Read(path);
        return Within(path, () =>
        {
            try
            {
                return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            }
            catch (DecoderFallbackException e)
            {
                throw new SealingException("it is not text in UTF-8", e) { Hint = "name it under binaryFiles" };
            }
        });
    }

    /// <summary>The entries of a dotenv file.</summary>
    /// <exception cref="SealingException">As <see cref="Read"/>, or it is no dotenv file.</exception>
    public IEnumerable<SopsEntry> ReadEntries(string path)
    {
        var plain = Read(path);
        return Within(path, () => SopsDocument.Parse(plain, SopsFormat.Dotenv).Entries());
    }

    /// <summary>Does the work; a failure of it names the file.</summary>
    public static T Within<T>(string path, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SealingException e)
        {
            throw e.In(path);
        }
    }

    private byte[] Decrypt(SopsDocument document, SopsMetadata metadata)
    {
        using var key = Waiting.For(cancel => _services.UnlockAsync(metadata, cancel).AsTask());
        return document.Decrypt(key);
    }
}
