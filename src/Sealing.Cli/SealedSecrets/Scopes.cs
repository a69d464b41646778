using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The flag <c>--scope</c>.</summary>
internal static class Scopes
{
    public const string Flag = "--scope";

    private static readonly SealingScope[] All = [SealingScope.Strict, SealingScope.NamespaceWide, SealingScope.ClusterWide];

    public static Option<string> Option() => Flags.Word(
        Flag, "strict, namespace-wide or cluster-wide (default: the Secret's annotations, else strict)", [.. All.Select(scope => scope.Name())]);

    /// <summary>The scope of a name, or null where there is none.</summary>
    /// <exception cref="UsageException">Not one of the three.</exception>
    public static SealingScope? Parse(string? name)
    {
        if (string.IsNullOrEmpty(name))
        {
            return null;
        }

        var index = Array.FindIndex(All, scope => scope.Name() == name);
        return index >= 0 ? All[index] : throw new UsageException(
            $"invalid argument \"{name}\" for \"{Flag}\" flag: must be one of: strict, namespace-wide, cluster-wide");
    }
}
