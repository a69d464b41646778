using System.Security.Cryptography;
using Microsoft.Extensions.Configuration;
using Sealing.Sops;

namespace Sealing.Extensions.Configuration;

/// <summary>The values of a SOPS file. A failure names the file, and what opens it or does not.</summary>
/// <param name="source">The file.</param>
public sealed class SopsFileProvider(SopsFileSource source) : FileConfigurationProvider(source)
{
    /// <summary>Decrypts the file and takes its values.</summary>
    /// <exception cref="SealingException">It is no SOPS file of its format, no key opens it, or it was changed by someone without the key.</exception>
    public override void Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var format = source.Format ?? FormatOf(source.Path);
        var document = SopsDocument.Parse(bytes.ToArray(), format);
        var json = Decrypt(document);
        try
        {
            Data = FlatValues.Of(json, format);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(json);
        }
    }

    // Sources of configuration are loaded one after another: nothing waits beside this.
    private byte[] Decrypt(SopsDocument document)
    {
        var metadata = document.Metadata ?? throw new SealingException(ErrorKind.NotEncrypted, "sops metadata not found: the file is not encrypted");
        var services = source.KeyServices ?? new SopsKeyServices(new EnvironmentAgeKeys());
        using var key = services.UnlockAsync(metadata).AsTask().GetAwaiter().GetResult();
        return document.DecryptToFormat(key, SopsFormat.Json);
    }

    private static SopsFormat FormatOf(string? path) => Path.GetExtension(path) switch
    {
        ".yaml" or ".yml" => SopsFormat.Yaml,
        ".json" => SopsFormat.Json,
        ".env" => SopsFormat.Dotenv,
        ".ini" => SopsFormat.Ini,
        _ => throw new SealingException("the extension names no format: .yaml, .yml, .json, .env and .ini are known") { Hint = "set Format of the source" },
    };
}
