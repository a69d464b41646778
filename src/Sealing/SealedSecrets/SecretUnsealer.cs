using System.Security.Cryptography;
using Sealing.Manifests;
using Sealing.Primitives;
using Sealing.Text;

namespace Sealing.SealedSecrets;

/// <summary>Opens SealedSecrets with private keys. Thread safe.</summary>
public sealed class SecretUnsealer(SealingKeyRing keys)
{
    /// <summary>The Secret with every item opened and every template of <c>spec.template.data</c> rendered with them.</summary>
    /// <remarks>
    /// As in sealed-secrets 0.37: a template sees the decrypted items and the text of the other templates as it stands in the file; an item
    /// wins over a template of the same key; a null takes the item of its key out of the Secret.
    /// </remarks>
    /// <exception cref="SealingException">An item is not base64, or no key opens it; all such items are named, sorted.</exception>
    /// <exception cref="SealingException">A template is broken, needs a function that is not supported, or costs too much.</exception>
    public SecretManifest Unseal(SealedSecret sealedSecret)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        return new SecretManifest
        {
            Metadata = sealedSecret.Template.Metadata with
            {
                Name = sealedSecret.Metadata.Name,
                Namespace = sealedSecret.Metadata.Namespace,
                Uid = null,
            },
            Type = sealedSecret.Template.Type,
            Immutable = sealedSecret.Template.Immutable,
            Data = TemplateRenderer.Render(sealedSecret, Open(sealedSecret).ToDictionary(item => item.Key, item => item.Value.Plaintext, StringComparer.Ordinal)),
            Document = sealedSecret.Document,
        };
    }

    /// <summary>The plaintext of one item, or null where no key opens it for this namespace, name and scope.</summary>
    /// <exception cref="SealingException">The item is not base64.</exception>
    public byte[]? UnsealItem(SealedSecret sealedSecret, string key)
    {
        ArgumentNullException.ThrowIfNull(sealedSecret);
        return OpenItem(sealedSecret, key)?.Plaintext;
    }

    /// <summary>Every item, opened.</summary>
    /// <param name="sealedSecret">The SealedSecret.</param>
    /// <param name="passesOver">Whether items that no key opens are left out; without it they are an error.</param>
    internal Dictionary<string, OpenedItem> Open(SealedSecret sealedSecret, bool passesOver = false)
    {
        var names = sealedSecret.EncryptedData.Keys.ToArray();
        var errors = new SealingException?[names.Length];
        var opened = OrderedParallel.Map(names.Length, i =>
        {
            try
            {
                return OpenItem(sealedSecret, names[i]);
            }
            catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
            {
                errors[i] = e;
                return null;
            }
        });
        if (!passesOver || Array.Exists(errors, e => e is not null))
        {
            Check(names, opened, errors, sealedSecret.Document);
        }

        return Enumerable.Range(0, names.Length).Where(i => opened[i] is not null).ToDictionary(i => names[i], i => opened[i]!.Value, StringComparer.Ordinal);
    }

    private OpenedItem? OpenItem(SealedSecret sealedSecret, string key)
    {
        var envelope = Base64.Decode(sealedSecret.EncryptedData[key])
            ?? throw new SealingException(ErrorKind.InvalidDocument, "not base64", new(sealedSecret.Document, Key: "spec.encryptedData." + key));
        return keys.Decrypt(envelope, sealedSecret.Scope.Label(sealedSecret.Metadata.Namespace ?? "", sealedSecret.Metadata.Name ?? ""));
    }

    private void Check(string[] names, OpenedItem?[] opened, SealingException?[] errors, int document)
    {
        var failed = names.Where((_, i) => opened[i] is null).Order(StringComparer.Ordinal).ToArray();
        if (failed.Length == 0)
        {
            return;
        }

        foreach (var item in opened)
        {
            CryptographicOperations.ZeroMemory(item?.Plaintext);
        }

        throw Array.Find(errors, e => e is not null)
            ?? new SealingException(keys.Keys.Count > 0 ? ErrorKind.NoMatchingKey : ErrorKind.NoKeys, "no key could decrypt secret (" + string.Join(", ", failed) + ")", new(document));
    }
}
