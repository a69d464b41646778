using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Keys;
using Sealing.SealedSecrets;
using Sealing.Sops;
using Sealing.Text;

namespace Sealing.Cli.Repository.Drivers;

/// <summary>
/// A file with secrets as <c>git diff</c> shows it: a line for each value. A masked value is a digest that only who has the data key can make, so that it tells
/// that a value changed, and nothing of what it is.
/// </summary>
internal static class ShownFile
{
    private const int DigestSize = 5; // bytes: enough to tell two values apart

    /// <summary>The lines; null for a file that has no secrets in one of these forms, or is broken.</summary>
    public static string? Of(byte[] bytes, SopsFormat format)
    {
        try
        {
            var document = SopsDocument.Parse(bytes, format);
            return document.Metadata is { } metadata ? Sops(document, metadata) : Sealed(bytes);
        }
        catch (SealingException)
        {
            return null;
        }
    }

    private static string Sops(SopsDocument document, SopsMetadata metadata)
    {
        using var key = TryUnlock(metadata);
        var values = key is null ? document.Entries().Select(entry => Line(entry.Path, Encrypted(entry.Text))) : Opened(document, key);
        var recipients = metadata.KeyGroups.SelectMany(group => group.Keys).Select(one => $"key: {one.Kind.Name} {Printable.Line(one.Identity)}\n");
        return string.Concat([.. values, .. recipients]);
    }

    private static IEnumerable<string> Opened(SopsDocument document, SopsDataKey key)
    {
        var shows = Environment.GetEnvironmentVariable(GitTextconvCommand.ShowVariable) is { Length: > 0 };
        var stored = document.Entries();
        return document.DecryptEntries(key).Zip(stored, (entry, now) => Line(entry.Path, shows || entry.Text == now.Text ? Quoted(entry.Text) : Masked(entry.Text, key)));
    }

    private static SopsDataKey? TryUnlock(SopsMetadata metadata)
    {
        try
        {
            return Waiting.For(cancel => KeyServices.Create().UnlockAsync(metadata, cancel).AsTask());
        }
        catch (SealingException)
        {
            return null;
        }
    }

    private static string? Sealed(byte[] bytes)
    {
        var sealedSecrets = SealedSecretFile.Read(bytes).SealedSecrets;
        return sealedSecrets.Count == 0 ? null : string.Concat(sealedSecrets.SelectMany(Sealed));
    }

    private static IEnumerable<string> Sealed(SealedSecret secret) =>
    [
        $"SealedSecret {Printable.Line(secret.Metadata.Namespace ?? "")}/{Printable.Line(secret.Metadata.Name ?? "")}, {secret.Scope.Name()}, type {Printable.Line(secret.Template.Type ?? "none")}\n",
        .. secret.Template.Metadata.Labels.Select(label => Line("label " + label.Key, Quoted(label.Value))),
        .. secret.Template.Metadata.Annotations.Select(note => Line("annotation " + note.Key, Quoted(note.Value))),
        .. secret.EncryptedData.Select(item => Line(item.Key, "sealed " + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(item.Value))))),
    ];

    private static string Line(string name, string text) => $"{Printable.Line(name)}: {text}\n";

    private static string Encrypted(string text) =>
        text.StartsWith("ENC[", StringComparison.Ordinal) ? "encrypted " + Hex(SHA256.HashData(Encoding.UTF8.GetBytes(text))) : Quoted(text);

    private static string Masked(string text, SopsDataKey key) => "masked " + Hex(HMACSHA256.HashData(key.Bytes, Encoding.UTF8.GetBytes(text)));

    private static string Quoted(string text) => '"' + Printable.Line(text.Replace("\n", "\\n", StringComparison.Ordinal)) + '"';

    private static string Hex(byte[] digest) => Convert.ToHexStringLower(digest.AsSpan(0, DigestSize));
}
