using Sealing.Cli.Host.Terminals;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Syntax;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The Secrets of one input file, in the order in which they stand there, and the format of the file.</summary>
/// <param name="File">The file.</param>
/// <param name="Secrets">The Secrets.</param>
/// <param name="Format">The format of the file.</param>
/// <param name="Text">The text that they stand in, where what is beside them stays; else null.</param>
internal sealed record SecretInput(string File, IReadOnlyList<SecretManifest> Secrets, ManifestFormat Format, SecretsInText? Text)
{
    /// <exception cref="SealingException">There is none, one is broken, or one has no data and the flag that allows it is not given.</exception>
    public static SecretInput Read(SealArguments arguments, string file, Func<string, byte[]> read)
    {
        var bytes = read(file);
        return NamedFile.Within(file, () =>
        {
            var input = WithOthers(arguments, file, bytes) ?? Alone(file, bytes);
            foreach (var doubt in input.Secrets.SelectMany(secret => secret.Doubts))
            {
                Doubt(arguments, doubt);
            }

            CheckData(input.Secrets, arguments.AllowsEmptyData);
            return input;
        });
    }

    private static SecretInput? WithOthers(SealArguments arguments, string file, byte[] bytes)
    {
        var found = arguments.IsInPlace || arguments.PassesThrough ? SecretsInText.Find(SourceText.Decode(bytes)) : null;
        return found is null || (found.Secrets.Count == 0 && !arguments.PassesThrough) ? null : new SecretInput(file, found.Secrets, found.Format, found);
    }

    private static SecretInput Alone(string file, byte[] bytes)
    {
        var stream = ManifestStream.Read(bytes);
        var secrets = SecretReader.ReadAll(stream);
        return secrets.Count > 0 ? new SecretInput(file, secrets, stream.Format, null) : throw new SealingException("no secrets found. Ensure the input is valid and UTF-8 encoded");
    }

    // kubeseal takes what it can read, and so it is under its name.
    private static void Doubt(SealArguments arguments, SealingException doubt)
    {
        if (!arguments.IsKubeseal)
        {
            throw doubt;
        }

        Terminal.Warning(doubt.Message);
    }

    private static void CheckData(IReadOnlyList<SecretManifest> secrets, bool allowsEmpty)
    {
        if (!allowsEmpty && secrets.FirstOrDefault(secret => secret.Data.Count == 0) is { } empty)
        {
            throw new SealingException(
                ErrorKind.InvalidDocument,
                "secret.data is empty in input Secret, assuming this is an error and aborting. To work with empty data, --allow-empty-data can be used",
                new(empty.Document));
        }
    }
}
