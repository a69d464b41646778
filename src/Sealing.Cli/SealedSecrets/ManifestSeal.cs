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
        using var sealers = new Sealers(arguments.Certificates);
        var targets = files.Select(file => sealers.Of(arguments.PathFor(file))).ToList(); // a certificate that cannot be had is told of first
        var inputs = files.Select(file => SecretInput.Read(arguments, file, read)).ToList();
        var jobs = inputs.Zip(targets).SelectMany(pair => Jobs(arguments, pair.First, pair.Second)).ToList();
        var results = SealAll(jobs, arguments.IsInPlace ? CheckedText : Text);
        var outputs = inputs.ConvertAll(input => (input.File, Pieces: Pieces(input, jobs.Zip(results).Where(pair => pair.First.Input == input).Select(pair => pair.Second))));
        if (!arguments.IsInPlace)
        {
            arguments.WriteResult(arguments.PassesThrough ? InOneStream(outputs, inputs[0].Format) : [.. outputs.SelectMany(output => output.Pieces)]);
            return;
        }

        outputs.ForEach(output => SizeLimit.Manifest.Check(output.File, output.Pieces));
        outputs.ForEach(output => updates.Replace(output.File, output.Pieces));
    }

    private static byte[][] Pieces(SecretInput input, IEnumerable<Result> results) => input.Text is { } text
        ? [NamedFile.Within(input.File, () => text.With([.. results.Select(result => result.Item)]))]
        : [.. results.Select(result => result.Written)];

    // A file that passes need not begin with the marker of a document, nor end with a line end.
    private static byte[][] InOneStream(List<(string File, byte[][] Pieces)> outputs, ManifestFormat format)
    {
        var stream = new List<byte[]>();
        foreach (var piece in outputs.SelectMany(output => output.Pieces).Where(piece => piece.Length > 0))
        {
            if (stream is [.., var last] && format == ManifestFormat.Yaml && !piece.AsSpan().StartsWith("---"u8))
            {
                stream.Add(last is [.., (byte)'\n'] ? "---\n"u8.ToArray() : "\n---\n"u8.ToArray());
            }

            stream.Add(piece);
        }

        return [.. stream];
    }

    private static List<Job> Jobs(SealArguments arguments, SecretInput input, ClusterSealer target)
    {
        var format = arguments.Format(input.Format);
        if (input.Text is not null && format != input.Format)
        {
            throw new UsageException("what is passed through stays in its format: --format cannot change it");
        }

        return NamedFile.Within(input.File, () => input.Secrets.Select(secret => Prepare(arguments, new Job(input, secret, format) { Target = target })).ToList());
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

    private static Result[] SealAll(List<Job> jobs, Func<SealedSecret, ManifestFormat, byte[]> write)
    {
        try
        {
            var orders = jobs.ConvertAll(job => NamedFile.Within(job.Input.File, () => SealingOrder.Of(job.Secret, job.Scope)));
            var results = new Result[jobs.Count];
            foreach (var same in Enumerable.Range(0, jobs.Count).GroupBy(i => jobs[i].Target.Sealer).Select(group => group.ToArray()))
            {
                jobs[same[0]].Target.Sealer.SealAll([.. same.Select(i => orders[i])], (i, sealedSecret) => results[same[i]] = Written(jobs[same[i]], sealedSecret, write));
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

    private static Result Written(Job job, SealedSecret sealedSecret, Func<SealedSecret, ManifestFormat, byte[]> write) =>
        NamedFile.Within(job.Input.File, () => new Result(sealedSecret, job.Input.Text is null ? write(sealedSecret, job.Format) : []));

    private sealed record Job(SecretInput Input, SecretManifest Secret, ManifestFormat Format)
    {
        public required ClusterSealer Target { get; init; }

        public SealingScope? Scope { get; init; }
    }

    /// <summary>A SealedSecret, and how it is written where it does not take the place of a Secret in a text.</summary>
    private sealed record Result(SealedSecret Item, byte[] Written);
}
