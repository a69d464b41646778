using Sealing.Data;
using Sealing.Sops.Checks;
using Sealing.Sops.Trees;
using Sealing.Sops.Values;

namespace Sealing.Sops;

/// <content>The check of what is about to be given out: it is opened again from its bytes and the data key alone.</content>
public sealed partial class SopsDocument
{
    /// <summary>What is wrong with a document that was encrypted a moment ago, or null.</summary>
    /// <param name="bytes">The document.</param>
    /// <param name="meant">What it must be.</param>
    /// <param name="plain">The text that was encrypted; null where it is not at hand.</param>
    internal ReopeningFault? FindFault(byte[] bytes, Reopening meant, string? plain)
    {
        try
        {
            var document = Format == SopsFormat.Binary ? ParseBinary(bytes, _indent) : new SopsDocument(SopsText.Decode(bytes, Format), Format, indent: _indent);
            return MetadataLayout.AreSame(document.Metadata, meant.Metadata)
                ? document.Decrypt(document.Store, meant.Cipher, SopsMacCheck.Required, decryption => document.FindFault(meant, plain, decryption), meant.Known)
                : new ReopeningFault("its metadata is another");
        }
        catch (SealingException e)
        {
            return new ReopeningFault(e is SealingException { Kind: ErrorKind.MacMismatch } ? "its MAC is wrong" : "it cannot be read") { Cause = e };
        }
    }

    // This document is let go first: it and the other one would need twice the memory.
    private byte[] Reopened(byte[] bytes, Reopening meant, string? plain)
    {
        _lastRead = null;
        return FindFault(bytes, meant, plain) is { } fault ? throw fault.ToException() : bytes;
    }

    private ReopeningFault? FindFault(Reopening meant, string? plain, TreeDecryption decryption)
    {
        if (!decryption.Contents().AsSpan().SequenceEqual(meant.Contents))
        {
            return new ReopeningFault("it holds something else");
        }

        if (PlaintextLeft.Find(_source.Text, Store) is { } at)
        {
            return new ReopeningFault("a part of it is still plaintext") { Line = 1 + YamlCharacters.CountLines(_source.Text.AsSpan(0, at)) };
        }

        if (plain is not null)
        {
            ThrowIfLost(plain, Apply(decryption, isBesideMetadata: false), meant);
        }

        return null;
    }

    // If the text is what it was, nothing more has to be read.
    private void ThrowIfLost(string plain, EditedDocument decrypted, Reopening meant)
    {
        if (decrypted.Edits.Give(plain))
        {
            return;
        }

        try
        {
            Checked(decrypted);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument && Format == SopsFormat.Yaml)
        {
            DecryptText(meant.Cipher, SopsMacCheck.Required, isBesideMetadata: false);
        }
    }
}
