using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets;
using Sealing.Manifests;

namespace Sealing.Cli.SealedSecrets.Delivery;

/// <summary>Brings a Secret to its places, as ciphertext. Everything is made before anything is written; then each file is replaced in one step.</summary>
internal static class SecretDelivery
{
    private const UnixFileMode PublicMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <param name="places">The places.</param>
    /// <param name="secretFor">The Secret for a place.</param>
    /// <param name="writer">What makes ciphertext of it.</param>
    /// <param name="isDryRun">Whether it is only said what would be written.</param>
    public static void Run(IReadOnlyList<SecretPlace> places, Func<SecretPlace, SecretManifest> secretFor, ISecretWriter writer, bool isDryRun)
    {
        using var updates = FileUpdates.Begin(isDryRun ? [] : places.Select(place => place.File).OfType<string>());
        var made = places.Select(place => (Place: place, Written: Make(place, secretFor(place), writer, isDryRun ? InputFile.Read : updates.Read))).ToList();
        if (isDryRun)
        {
            Terminal.Report(string.Concat(made.Select(pair => $"{pair.Place.File ?? "standard output"}: {pair.Written.What}\n")));
            return;
        }

        foreach (var (place, written) in made)
        {
            SizeLimit.Manifest.Check(place.File ?? "standard output", written.Content);
        }

        foreach (var (place, written) in made.Where(pair => pair.Place.File is not null))
        {
            updates.Replace(place.File!, [written.Content], PublicMode);
        }

        Terminal.Write([.. made.Where(pair => pair.Place.File is null).Select(pair => pair.Written.Content)]);
    }

    private static WrittenSecret Make(SecretPlace place, SecretManifest secret, ISecretWriter writer, Func<string, byte[]> read) => NamedFile.Within(
        place.File ?? "-",
        () => writer.Write(place, secret, place.File is { } file && File.Exists(file) ? read(file) : null));
}
