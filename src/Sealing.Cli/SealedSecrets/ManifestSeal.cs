using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>Seals the Secrets of files or standard input. Everything is sealed before anything is written.</summary>
internal static class ManifestSeal
{
    public static void Run(SealArguments arguments)
    {
        _ = arguments.Scope; // one that is none is told of before anything is read
        var files = arguments.IsInPlace ? [.. arguments.Files.Distinct(StringComparer.Ordinal)] : arguments.Files;
        if (arguments.IsInPlace && files.Contains("-", StringComparer.Ordinal))
        {
            throw new UsageException("--in-place needs files");
        }

        using var updates = FileUpdates.Begin(arguments.IsInPlace ? files : []);
        Func<string, byte[]> read = arguments.IsInPlace ? updates.Read : arguments.Read;
        using var sealers = new Sealers(arguments);
        var targets = files.Select(file => sealers.Of(arguments.PathFor(file))).ToList(); // a certificate that cannot be had is told of first
        var jobs = files.Zip(targets).SelectMany(pair => Jobs(arguments, SecretInput.Read(arguments, pair.First, read), pair.First, pair.Second)).ToList();
        var results = SealAll(jobs, arguments.IsInPlace ? CheckedText : Text);
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

    private static List<Job> Jobs(SealArguments arguments, SecretInput input, string file, ClusterSealer target)
    {
        var format = arguments.Format(input.Format);
        return NamedFile.Within(file, () => input.Secrets.Select(secret => Prepare(arguments, new Job(file, secret, format) { Target = target })).ToList());
    }

    private static Job Prepare(SealArguments arguments, Job job)
    {
        var annotated = SealingScopes.FromAnnotations(job.Secret.Metadata.Annotations);
        if (arguments.Scope == SealingScope.Strict && annotated != SealingScope.Strict)
        {
            Terminal.Warning($"--scope strict does not override the Secret's annotation: sealed {annotated.Name()}");
        }

        var scope = arguments.Scope ?? (annotated == SealingScope.Strict ? job.Target.Scope : null);
        var chosen = scope is null or SealingScope.Strict ? annotated : scope.Value;
        return job with { Secret = job.Secret with { Metadata = Place(arguments, job.Secret, chosen) }, Scope = scope };
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

    private static byte[][] SealAll(List<Job> jobs, Func<SealedSecret, ManifestFormat, byte[]> write)
    {
        try
        {
            var orders = jobs.ConvertAll(job => NamedFile.Within(job.File, () => SealingOrder.Of(job.Secret, job.Scope)));
            var results = new byte[jobs.Count][];
            foreach (var same in Enumerable.Range(0, jobs.Count).GroupBy(i => jobs[i].Target.Sealer).Select(group => group.ToArray()))
            {
                jobs[same[0]].Target.Sealer.SealAll(
                    [.. same.Select(i => orders[i])],
                    (i, sealedSecret) => results[same[i]] = NamedFile.Within(jobs[same[i]].File, () => write(sealedSecret, jobs[same[i]].Format)));
            }

            return results;
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

    private sealed record Job(string File, SecretManifest Secret, ManifestFormat Format)
    {
        public required ClusterSealer Target { get; init; }

        public SealingScope? Scope { get; init; }
    }
}
