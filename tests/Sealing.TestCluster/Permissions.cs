using Sealing.Manifests;

namespace Sealing.TestCluster;

/// <summary>The rules of a Role, as the API server checks them.</summary>
internal sealed class Permissions
{
    private readonly List<(string Namespace, IReadOnlyList<string> Resources, IReadOnlyList<string> Names, IReadOnlyList<string> Verbs)> _rules;

    private Permissions(ManifestStream manifests)
    {
        _rules =
        [
            .. from role in manifests.Items
               where role.Kind == "Role"
               let space = role.Fields.Object("metadata")!.Text("namespace")
               from node in role.Fields.Items("rules")
               let rule = ObjectFields.OfRoot(node, role.Place)
               where rule.Texts("apiGroups").Contains("")
               select (space, rule.Texts("resources"), rule.Texts("resourceNames"), rule.Texts("verbs")),
        ];
    }

    /// <summary>Those that samples/rbac.yaml gives to the CI account.</summary>
    public static Permissions OfSample() => new(ManifestStream.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "rbac.yaml"))));

    public bool Allow(string verb, string resource, string space, string name) => _rules.Exists(rule =>
        rule.Namespace == space && rule.Resources.Contains(resource) && rule.Names.Contains(name) && rule.Verbs.Contains(verb));
}
