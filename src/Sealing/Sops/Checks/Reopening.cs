using Sealing.Sops.Trees;
using Sealing.Sops.Values;

namespace Sealing.Sops.Checks;

/// <summary>What a document that was just encrypted must be to one who opens it.</summary>
/// <param name="Cipher">With its data key.</param>
/// <param name="Metadata">Its metadata.</param>
/// <param name="Contents">The <see cref="TreeDigest"/> of what was encrypted.</param>
/// <param name="Known">What of it was opened before, or null.</param>
internal sealed record Reopening(ValueCipher Cipher, SopsMetadata Metadata, byte[] Contents, KnownItems? Known = null);
