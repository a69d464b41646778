using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>
/// Seals Secrets into the SealedSecrets of a file that is there, for the name, namespace and scope these have. One SealedSecret takes a Secret of
/// any name, as in kubeseal; where there are several Secrets or SealedSecrets, names pair them. The file is replaced once all are in.
/// </summary>
internal static class MergeInto
{
    public static void Run(SealArguments arguments, string target)
    {
        var scope = arguments.Scope;
        using var sealers = new Sealers(arguments.Certificates);
        var sealer = sealers.Of(target).Sealer;
        var secrets = arguments.Files.SelectMany(file => SecretInput.Read(arguments, file, arguments.Read).Secrets).ToList();
        using var update = FileUpdate.Locked(target);
        var content = update.Read(SizeLimit.Manifest);
        foreach (var secret in secrets)
        {
            content = NamedFile.Within(target, () =>
            {
                var file = SealedSecretFile.Read(content);
                var index = Pick(file.SealedSecrets, secret, arguments.Name, isOnly: secrets.Count == 1);
                var placed = secret with { Metadata = Place(arguments, secret.Metadata, file.SealedSecrets[index]) };
                WarnOfScope(scope ?? SealingScopes.FromAnnotations(secret.Metadata.Annotations), file.SealedSecrets[index].Scope, scope is not null);
                return file.SealInto(index, placed, sealer);
            });
        }

        update.Replace([content], SizeLimit.Manifest, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static int Pick(IReadOnlyList<SealedSecret> targets, SecretManifest secret, string? flag, bool isOnly)
    {
        if (targets.Count == 0)
        {
            throw new SealingException("no SealedSecret found in it");
        }

        if (targets.Count == 1 && isOnly)
        {
            return 0;
        }

        var name = flag ?? secret.Metadata.Name;
        var found = Enumerable.Range(0, targets.Count).Where(i => Fits(targets[i].Metadata, name, secret.Metadata.Namespace)).ToArray();
        return found is [var index] ? index : throw new SealingException(
            (found.Length == 0 ? "no SealedSecret in it has" : "several SealedSecrets in it have") + " the name and namespace of the Secret " + (name ?? "without a name"))
        {
            Hint = "it holds " + string.Join(", ", targets.Select(target => $"{target.Metadata.Namespace}/{target.Metadata.Name}")) + "; --name picks one",
        };
    }

    private static bool Fits(ObjectMetadata target, string? name, string? space) =>
        target.Name == name && (space is null || target.Namespace is null || target.Namespace == space);

    // The namespace of the file counts. Where it has none, the one that sealing without a file would take.
    private static ObjectMetadata Place(SealArguments arguments, ObjectMetadata metadata, SealedSecret target)
    {
        if (target.Scope == SealingScope.ClusterWide)
        {
            return metadata;
        }

        if (target.Metadata.Namespace is { } declared)
        {
            return arguments.Namespace is { } wanted && wanted != declared ? throw NamespaceMismatch.Error(declared, wanted, target.Document) : metadata;
        }

        return metadata with { Namespace = arguments.Namespace ?? metadata.Namespace ?? arguments.Cluster.Namespace };
    }

    /// <summary>A SealedSecret that is there keeps its scope: tells where another one was asked for.</summary>
    public static void WarnOfScope(SealingScope wanted, SealingScope actual, bool isFlag)
    {
        if (wanted != actual && (isFlag || wanted != SealingScope.Strict))
        {
            Terminal.Warning($"sealed {actual.Name()}, as the SealedSecret in the file is, not {wanted.Name()}");
        }
    }
}
