using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The namespace that a command line gives SealedSecrets which do not say theirs, because kustomize, Flux, Argo CD or kubectl sets it.</summary>
internal static class GivenNamespace
{
    public static Option<string> Option() => Flags.Text("--namespace", "Namespace of SealedSecrets that do not say theirs", "-n");

    /// <summary>The SealedSecret in its namespace.</summary>
    /// <param name="item">The SealedSecret as it was read.</param>
    /// <param name="wanted">The namespace of the command line, or null.</param>
    /// <param name="standard">The one that counts where neither says any, or null.</param>
    /// <exception cref="SealingException">It says another, and its items are bound to that.</exception>
    public static SealedSecret Fill(SealedSecret item, string? wanted, string? standard)
    {
        var declared = item.Metadata.Namespace;
        if (wanted is not null && declared is not null && declared != wanted && item.Scope != SealingScope.ClusterWide)
        {
            throw NamespaceMismatch.Error(declared, wanted, item.Document);
        }

        return item with { Metadata = item.Metadata with { Namespace = declared ?? wanted ?? standard } };
    }

    /// <summary>Opens the SealedSecret; where that fails for want of its namespace, the hint says so.</summary>
    public static T Open<T>(SealedSecret item, Func<SealedSecret, T> open)
    {
        try
        {
            return open(item);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.NoMatchingKey && e.Hint is null && item.Metadata.Namespace is null && item.Scope != SealingScope.ClusterWide)
        {
            throw new SealingException(e.Kind, e.Reason, e.Place, e) { Hint = "it has no metadata.namespace, and opens in the one it was sealed for: name that with -n" };
        }
    }
}
