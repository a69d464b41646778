using Sealing.Cli.Host.Terminals;
using Sealing.Manifests;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The Secrets of one input file, in the order in which they stand there, and the format of the file.</summary>
internal sealed record SecretInput(IReadOnlyList<SecretManifest> Secrets, ManifestFormat Format)
{
    /// <exception cref="SealingException">There is none, one is broken, or one has no data and the flag that allows it is not given.</exception>
    public static SecretInput Read(SealArguments arguments, string file, Func<string, byte[]> read)
    {
        var bytes = read(file);
        return NamedFile.Within(file, () =>
        {
            var stream = ManifestStream.Read(bytes);
            var secrets = SecretReader.ReadAll(stream);
            if (secrets.Count == 0)
            {
                throw new SealingException("no secrets found. Ensure the input is valid and UTF-8 encoded");
            }

            foreach (var doubt in secrets.SelectMany(secret => secret.Doubts))
            {
                Doubt(arguments, doubt);
            }

            CheckData(secrets, arguments.AllowsEmptyData);
            return new SecretInput(secrets, stream.Format);
        });
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
