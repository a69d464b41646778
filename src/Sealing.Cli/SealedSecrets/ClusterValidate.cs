using Sealing.Cli.Host.Processes;

namespace Sealing.Cli.SealedSecrets;

/// <summary>Asks the controller whether it can open SealedSecrets; says nothing where it can, and stops at the first that it cannot.</summary>
internal static class ClusterValidate
{
    public static void Run(SealArguments arguments)
    {
        var targets = arguments.Files.SelectMany(file => SealedTarget.ReadAll(file, arguments.Read(file))).ToList();
        using var client = arguments.Cluster.Connect();
        foreach (var target in targets)
        {
            if (!Waiting.For(cancel => client.VerifyAsync(target.Item, cancel)))
            {
                throw new SealingException(target.Refusal)
                {
                    Hint = target.Place + ": it was sealed for another cluster, or its name, namespace or scope were changed since",
                };
            }
        }
    }
}
