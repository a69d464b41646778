using System.Security.Cryptography;
using Sealing.Cli.Host.Processes;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Merging;

/// <summary>One version of a SOPS file with its data key and its plaintext, which are cleared when it is disposed.</summary>
internal sealed class OpenedVersion : IDisposable
{
    private OpenedVersion(byte[] bytes, SopsDocument document, SopsDataKey key)
    {
        (Bytes, Document, Key) = (bytes, document, key);
        Plain = document.Decrypt(key);
    }

    /// <summary>The file, encrypted.</summary>
    public byte[] Bytes { get; }

    public SopsDocument Document { get; }

    public SopsDataKey Key { get; }

    public byte[] Plain { get; }

    /// <exception cref="SealingException">It is not encrypted, no key opens it, or it was changed by someone without the key.</exception>
    public static OpenedVersion Open(byte[] bytes, SopsFormat format, SopsKeyServices services)
    {
        var document = SopsDocument.Parse(bytes, format);
        var metadata = document.Metadata ?? throw new SealingException(ErrorKind.NotEncrypted, "it is not encrypted on all sides");
        var key = Waiting.For(cancel => services.UnlockAsync(metadata, cancel).AsTask());
        try
        {
            return new OpenedVersion(bytes, document, key);
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>Whether the data key is the same.</summary>
    public bool HasKeyOf(OpenedVersion other) => CryptographicOperations.FixedTimeEquals(Key.Bytes, other.Key.Bytes);

    /// <summary>Whether the master keys and the selection of values are the same.</summary>
    public bool HasSettingsOf(OpenedVersion other) => Settings(Document.Metadata!).SequenceEqual(Settings(other.Document.Metadata!), StringComparer.Ordinal);

    public void Dispose()
    {
        Key.Dispose();
        CryptographicOperations.ZeroMemory(Plain);
    }

    private static IEnumerable<string> Settings(SopsMetadata metadata) =>
    [
        .. metadata.KeyGroups.Select(group => string.Join('\n', group.Keys.Select(key => key.Kind.Name + " " + key.Identity).Order(StringComparer.Ordinal))),
        $"{metadata.ShamirThreshold} {metadata.MacOnlyEncrypted}",
        .. metadata.Selection.Rules.Select(rule => rule.Key + " " + rule.Value),
    ];
}
