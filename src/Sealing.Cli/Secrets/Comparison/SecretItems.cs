using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.Sops.Arguments;
using Sealing.SealedSecrets;
using Sealing.Sops;

namespace Sealing.Cli.Secrets.Comparison;

/// <summary>The items of a file by what they are called: of SealedSecrets and of what SOPS has encrypted. What stands behind each is its ciphertext, or its value where that can be had.</summary>
/// <param name="values">Opens values, or does not.</param>
internal sealed class SecretItems(OpenedValues values)
{
    /// <summary>The items, or null where the file holds neither.</summary>
    /// <exception cref="SealingException">The file is broken, or a value that is to be shown cannot be opened.</exception>
    public IReadOnlyDictionary<string, ItemText>? Of(string file, byte[] bytes)
    {
        try
        {
            return NamedFile.Within(file, () => OfSops(file, bytes) ?? OfSealed(bytes));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private Dictionary<string, ItemText>? OfSops(string file, byte[] bytes)
    {
        SopsDocument document;
        try
        {
            document = SopsDocument.Parse(bytes, SopsFormats.Of(null, file));
        }
        catch (SealingException)
        {
            return null; // a format that it cannot be of
        }

        return document.IsEncrypted ? values.Entries(document).ToDictionary(entry => entry.Path, entry => new ItemText(entry.Text, values.OpensSops), StringComparer.Ordinal) : null;
    }

    private Dictionary<string, ItemText>? OfSealed(byte[] bytes)
    {
        var items = new Dictionary<string, ItemText>(StringComparer.Ordinal);
        foreach (var secret in SealedSecret.ReadAll(bytes))
        {
            var name = $"{(secret.Metadata.Namespace is { } space ? space + "/" : "")}{secret.Metadata.Name}";
            items[name + " (scope)"] = new ItemText(secret.Scope.Name(), IsOpen: true);
            foreach (var (key, text) in values.Items(secret))
            {
                items[$"{name} {key}"] = new ItemText(text, values.OpensSealed);
            }
        }

        return items.Count == 0 ? null : items;
    }

    /// <summary>A value as a text: bytes that are none in base64.</summary>
    public static string Text(byte[] value) => Utf8.IsValid(value) ? Encoding.UTF8.GetString(value) : "base64 " + Convert.ToBase64String(value);
}

/// <summary>What stands behind an item, and whether that is a text that can be shown, not ciphertext.</summary>
internal sealed record ItemText(string Text, bool IsOpen);
