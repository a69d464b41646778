namespace Sealing.Cli.Host;

/// <summary>What the command adds to a failure by its kind: its flags, which the library does not know.</summary>
internal static class FlagHints
{
    private static readonly Dictionary<ErrorKind, string> Flags = new()
    {
        [ErrorKind.WrongFormat] = "say which format it has, with --input-type and --output-type",
        [ErrorKind.NoNamespace] = "give one in the manifest or with --namespace",
        [ErrorKind.NoKeys] = "no private key was given: name the controller's with --recovery-private-key",
        [ErrorKind.SeveralClusters] = "or say which with --for",
        [ErrorKind.NoCluster] = "--kubeconfig and --context name one; with --cert FILE or URL no cluster is needed to seal",
        [ErrorKind.Unreachable] = "with --cert FILE no cluster is needed to seal",
        [ErrorKind.NoAnswer] = "--request-timeout=1m waits longer",
        [ErrorKind.UntrustedServer] = "--certificate-authority names the file of the right one",
    };

    /// <summary>The message, with the words that the reference ends it with.</summary>
    public static string MessageOf(SealingException e) => e.Kind == ErrorKind.NoController
        ? e.Message + ".\nPlease, use the flag --controller-name and --controller-namespace to set up the name and namespace of the sealed secrets controller"
        : e.Message;

    /// <summary>What to do about it, or null where the message says all.</summary>
    public static string? HintOf(SealingException e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException as SealingException)
        {
            if (Flags.TryGetValue(cause.Kind, out var flags))
            {
                return e.Hint is null ? flags : e.Hint + (e.Hint.EndsWith('?') ? " " : "; ") + flags;
            }
        }

        return e.Hint;
    }
}
