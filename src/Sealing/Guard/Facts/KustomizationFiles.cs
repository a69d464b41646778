using Sealing.Guard.Content;
using Sealing.Syntax;

namespace Sealing.Guard.Facts;

/// <summary>Files that a kustomization makes Secrets of, or patches them with, as it names them.</summary>
internal static class KustomizationFiles
{
    public static IReadOnlyList<string> PatchLists { get; } = ["patches", "patchesJson6902", "patchesStrategicMerge"];

    /// <summary>The files of its secretGenerators.</summary>
    public static IEnumerable<string> Generated(YamlMapping kustomization) =>
        kustomization.FindItems("secretGenerator").Select(item => item.Resolved).OfType<YamlMapping>().SelectMany(NamedIn).Select(name => name[(name.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    /// <summary>The files that are patches of Secrets.</summary>
    public static IEnumerable<string> Patches(YamlMapping kustomization) =>
        PatchLists.SelectMany(kustomization.FindItems).Where(TargetsSecret).Select(item => ((YamlMapping)item.Resolved).FindText("path")).OfType<string>();

    /// <summary>Whether an entry of patches says that it is for Secrets.</summary>
    public static bool TargetsSecret(YamlNode item) => (item.Resolved as YamlMapping)?.FindMapping("target")?.FindText("kind") == "Secret";

    private static IEnumerable<string> NamedIn(YamlMapping generator) =>
        generator.FindItems("envs").Concat(generator.FindItems("files")).Select(item => item.Text()).Append(generator.FindText("env")).OfType<string>();
}
