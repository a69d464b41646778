using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>Seals the Secrets of files or standard input. Everything is sealed before anything is written.</summary>
internal static class ManifestSeal
{
    public static void Run(SealArguments arguments)
    {
        var scope = arguments.Scope;
        var files = arguments.IsInPlace ? [.. arguments.Files.Distinct(StringComparer.Ordinal)] : arguments.Files;
        if (arguments.IsInPlace && files.Contains("-", StringComparer.Ordinal))
        {
            throw new UsageException("--in-place needs files");
        }

        using var updates = FileUpdates.Begin(arguments.IsInPlace ? files : []);
        Func<string, byte[]> read = arguments.IsInPlace ? updates.Read : arguments.Read;
        using var certificate = CertificateSource.Load(arguments.Certificate, arguments.Cluster);
        var sealer = new SecretSealer(certificate, TimeProvider.System);
        var jobs = files.SelectMany(file => Jobs(arguments, SecretInput.Read(arguments, file, read), file)).ToList();
        var results = SealAll(sealer, jobs, arguments.IsInPlace ? CheckedText : Text, scope);
        if (!arguments.IsInPlace)
        {
            arguments.WriteResult(results);
            return;
        }

        var outputs = jobs.Zip(results).GroupBy(pair => pair.First.File, pair => pair.Second, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);
        foreach (var (file, pieces) in outputs)
        {
            SizeLimit.Manifest.Check(file, pieces);
        }

        foreach (var (file, pieces) in outputs)
        {
            updates.Replace(file, pieces);
        }
    }

    private static List<Job> Jobs(SealArguments arguments, SecretInput input, string file)
    {
        var (scope, format) = (arguments.Scope, arguments.Format(input.Format));
        return NamedFile.Within(file, () => input.Secrets.Select(secret => new Job(file, Prepare(arguments, secret, scope), format)).ToList());
    }

    private static SecretManifest Prepare(SealArguments arguments, SecretManifest secret, SealingScope? scope)
    {
        var annotated = SealingScopes.FromAnnotations(secret.Metadata.Annotations);
        if (scope == SealingScope.Strict && annotated != SealingScope.Strict)
        {
            Terminal.Warning($"--scope strict does not override the Secret's annotation: sealed {annotated.Name()}");
        }

        var chosen = scope is null or SealingScope.Strict ? annotated : scope.Value;
        return secret with { Metadata = Place(arguments, secret, chosen) };
    }

    private static ObjectMetadata Place(SealArguments arguments, SecretManifest secret, SealingScope scope)
    {
        var metadata = secret.Metadata with { Name = arguments.Name ?? secret.Metadata.Name };
        if (scope == SealingScope.ClusterWide)
        {
            return metadata;
        }

        if (arguments.Namespace is not { } wanted)
        {
            return metadata.Namespace is null ? metadata with { Namespace = arguments.Cluster.Namespace } : metadata;
        }

        if (metadata.Namespace is { } declared && declared != wanted)
        {
            throw NamespaceMismatch.Error(declared, wanted, secret.Document);
        }

        return metadata with { Namespace = wanted };
    }

    private static byte[][] SealAll(SecretSealer sealer, List<Job> jobs, Func<SealedSecret, ManifestFormat, byte[]> write, SealingScope? scope)
    {
        try
        {
            var orders = jobs.ConvertAll(job => NamedFile.Within(job.File, () => SealingOrder.Of(job.Secret, scope)));
            return sealer.SealAll(orders, (i, sealedSecret) => NamedFile.Within(jobs[i].File, () => write(sealedSecret, jobs[i].Format)));
        }
        finally
        {
            jobs.ForEach(job => job.Secret.Clear());
        }
    }

    private static byte[] Text(SealedSecret sealedSecret, ManifestFormat format) => sealedSecret.WriteUtf8(format);

    // It takes the place of the only copy of the values: it is read again as the controller will read it.
    private static byte[] CheckedText(SealedSecret sealedSecret, ManifestFormat format)
    {
        var bytes = sealedSecret.WriteUtf8(format);
        var isSame = SealedSecretFile.Read(bytes).SealedSecrets is [var read] && read.WriteUtf8(format).AsSpan().SequenceEqual(bytes)
            && read.EncryptedData.OrderBy(item => item.Key, StringComparer.Ordinal).SequenceEqual(sealedSecret.EncryptedData.OrderBy(item => item.Key, StringComparer.Ordinal));
        return isSame ? bytes : throw new SealingException("the SealedSecret would not read back as what was sealed: nothing is written");
    }

    private sealed record Job(string File, SecretManifest Secret, ManifestFormat Format);
}
