namespace Sealing.Cli.SealedSecrets;

internal static class NamespaceMismatch
{
    /// <summary>The namespace of a manifest is not the one that was asked for, in the reference's words.</summary>
    public static SealingException Error(string declared, string wanted, int document) =>
        new(ErrorKind.InvalidDocument, $"namespace mismatch: input secret is in namespace \"{declared}\" but \"{wanted}\" was specified", new(document));
}
