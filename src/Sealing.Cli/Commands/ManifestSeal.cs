using System.Text;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Commands;

/// <summary>Seals the Secrets of files or standard input. Everything is sealed before anything is written.</summary>
internal static class ManifestSeal
{
    public static void Run(SealArguments arguments)
    {
        var scope = arguments.Scope;
        var files = arguments.Files;
        if (arguments.IsInPlace && files.Contains("-", StringComparer.Ordinal))
        {
            throw new UsageException("--in-place needs files");
        }

        using var certificate = CertificateSource.Load(arguments.Certificate);
        var sealer = new SecretSealer(certificate, TimeProvider.System);
        var results = files.Select(file => SealFile(arguments, file, sealer, scope)).ToList();
        if (!arguments.IsInPlace)
        {
            arguments.WriteResult(Encoding.UTF8.GetBytes(string.Concat(results)));
            return;
        }

        foreach (var (file, result) in files.Zip(results))
        {
            FileOutput.Replace(file, Encoding.UTF8.GetBytes(result));
        }
    }

    private static string SealFile(SealArguments arguments, string file, SecretSealer sealer, SealingScope? scope)
    {
        var stream = NamedFile.Within(file, () => ManifestStream.Read(arguments.Read(file)));
        var format = arguments.Format(stream.Format);
        return NamedFile.Within(file, () =>
        {
            var secrets = SecretReader.ReadAll(stream);
            if (secrets.Count == 0)
            {
                throw new SealingException("no secrets found. Ensure the input is valid and UTF-8 encoded");
            }

            return string.Concat(secrets.Select(secret => Seal(arguments, secret, sealer, scope).Write(format)));
        });
    }

    private static SealedSecret Seal(SealArguments arguments, SecretManifest secret, SecretSealer sealer, SealingScope? scope)
    {
        if (secret.Data.Count == 0 && !arguments.AllowsEmptyData)
        {
            throw new ManifestException(
                "secret.data is empty in input Secret, assuming this is an error and aborting. To work with empty data, --allow-empty-data can be used",
                secret.Document);
        }

        var annotated = SealingScopes.FromAnnotations(secret.Metadata.Annotations);
        if (scope == SealingScope.Strict && annotated != SealingScope.Strict)
        {
            Terminal.Warning($"--scope strict does not override the Secret's annotation: sealed {annotated.Name()}");
        }

        var chosen = scope is null or SealingScope.Strict ? annotated : scope.Value;
        return sealer.Seal(secret with { Metadata = Place(arguments, secret, chosen) }, scope);
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
            throw new ManifestException(
                $"namespace mismatch: input secret is in namespace \"{declared}\" but \"{wanted}\" was specified", secret.Document);
        }

        return metadata with { Namespace = wanted };
    }
}
