using Sealing.Manifests;

namespace Sealing.Cli.SealedSecrets.Delivery;

/// <summary><c>seal --for a,b --to PATH</c>: a Secret that exists, for several clusters at once.</summary>
internal static class ToPlaces
{
    public static void Run(SealArguments arguments, string template)
    {
        var wanted = new WantedResult(arguments.Namespace, arguments.Scope, arguments.GivenFormat);
        var choice = arguments.Certificates;
        var places = SecretPlace.Of(choice.Clusters is { IsNamed: true } clusters ? clusters.Of(template) : [], template);
        var secret = Only([.. arguments.Files.SelectMany(file => SecretInput.Read(arguments, file, arguments.Read).Secrets)]);
        using var sealers = new Sealers(choice);
        try
        {
            var named = secret with { Metadata = secret.Metadata with { Name = arguments.Name ?? secret.Metadata.Name } };
            SecretDelivery.Run(places, _ => named, new SealedWriter(sealers, wanted, new Lazy<string?>(() => arguments.Cluster.Namespace)), isDryRun: false);
        }
        finally
        {
            secret.Clear();
        }
    }

    private static SecretManifest Only(List<SecretManifest> secrets) => secrets is [var only] ? only : throw new SealingException("--to is the file of one Secret, and the input has several");
}
