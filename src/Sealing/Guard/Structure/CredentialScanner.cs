using System.Text;
using Sealing.Guard.Content;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;
using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Guard.Structure;

/// <summary>Files that log in somewhere: kubeconfigs and the configuration of docker.</summary>
internal static class CredentialScanner
{
    private static readonly HashSet<string> UserFields = new(StringComparer.Ordinal)
    {
        "token", "password", "client-key-data", "id-token", "refresh-token", "access-token", "client-secret",
    };

    private static readonly string[] RegistryFields = ["auth", "password", "identitytoken", "registrytoken"];

    public static bool IsKubeConfig(YamlMapping mapping) => mapping.FindText("kind") == "Config" && mapping.Find("users")?.Resolved is YamlSequence;

    public static void ScanKubeConfig(StructureScan scan, YamlMapping config, NodePath path)
    {
        var users = config.FindItems("users");
        for (var i = 0; i < users.Count; i++)
        {
            foreach (var (node, at) in users[i].Leaves(path.Child("users").Item(i)).Where(leaf => UserFields.Contains(leaf.Path.Step)))
            {
                AddUsable(scan, FileRules.KubeConfig, node, at);
            }
        }
    }

    public static void ScanRegistries(StructureScan scan, YamlMapping auths, NodePath path)
    {
        foreach (var (registry, node) in auths.Entries())
        {
            foreach (var field in RegistryFields)
            {
                if ((node.Resolved as YamlMapping)?.Find(field) is { } value && !IsEmptyLogin(value.Text() ?? ""))
                {
                    AddUsable(scan, FileRules.DockerAuth, value, path.Child(registry).Child(field));
                }
            }
        }
    }

    private static void AddUsable(StructureScan scan, GuardRule rule, YamlNode node, NodePath path)
    {
        if (node.Text() is { } value && !Placeholders.IsHarmless(value))
        {
            scan.Add(rule, node, path, value);
        }
    }

    private static bool IsEmptyLogin(string auth) =>
        Base64.Decode(auth) is { } bytes && Encoding.UTF8.GetString(bytes).Split(':') is [_, var password] && Placeholders.IsHarmless(password);
}
