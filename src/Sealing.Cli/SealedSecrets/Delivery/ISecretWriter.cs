using Sealing.Manifests;

namespace Sealing.Cli.SealedSecrets.Delivery;

/// <summary>Makes the contents of a file that holds a Secret as ciphertext.</summary>
internal interface ISecretWriter
{
    /// <param name="place">The place it is for.</param>
    /// <param name="secret">The Secret; it has a name, and perhaps no namespace.</param>
    /// <param name="existing">What the file holds, or null where there is none yet.</param>
    WrittenSecret Write(SecretPlace place, SecretManifest secret, byte[]? existing);
}

/// <summary>Contents, and what is in them, in a few words without any value.</summary>
internal readonly record struct WrittenSecret(byte[] Content, string What);
