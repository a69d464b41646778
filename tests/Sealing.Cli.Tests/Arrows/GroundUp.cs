namespace Sealing.Cli.Tests.Arrows;

/// <summary>The folders of each project, from the ground up: each uses those before it.</summary>
internal static class GroundUp
{
    public static string[] Library { get; } =
    [
        "Sealing.Text",
        "Sealing", // the exceptions
        "Sealing.Primitives",
        "Sealing.Go",
        "Sealing.Data",
        "Sealing.Syntax", "Sealing.Syntax.Scanning", "Sealing.Syntax.Parsing", "Sealing.Syntax.Json", "Sealing.Syntax.Reading", "Sealing.Syntax.Editing",
        "Sealing.Manifests",
        "Sealing.GoTemplates", "Sealing.GoTemplates.Values", "Sealing.GoTemplates.Functions", "Sealing.GoTemplates.Syntax", "Sealing.GoTemplates.Evaluation",
        "Sealing.Age", "Sealing.Age.Format", "Sealing.Age.Plugins", "Sealing.Age.Ssh",
        "Sealing.OpenPgp",
        "Sealing.SealedSecrets",
        "Sealing.Sops", "Sealing.Sops.Values", "Sealing.Sops.Kinds", "Sealing.Sops.Metadata", "Sealing.Sops.Selection", "Sealing.Sops.Rules", "Sealing.Sops.Keys",
        "Sealing.Sops.Stores", "Sealing.Sops.Stores.Flat", "Sealing.Sops.Stores.Nodes", "Sealing.Sops.Conversion", "Sealing.Sops.Trees", "Sealing.Sops.Editing",
        "Sealing.Sops.Checks", "Sealing.Sops.Merging",
        "Sealing.Guard", "Sealing.Guard.Values", "Sealing.Guard.Content", "Sealing.Guard.Rules", "Sealing.Guard.Tokens.Forms", "Sealing.Guard.Tokens.Providers", "Sealing.Guard.Tokens",
        "Sealing.Guard.Imports", "Sealing.Guard.Custom", "Sealing.Guard.Policy",
        "Sealing.Guard.Lines", "Sealing.Guard.Templates", "Sealing.Guard.Sops", "Sealing.Guard.Facts", "Sealing.Guard.Structure", "Sealing.Guard.Files", "Sealing.Guard.Reports",
        "Sealing.Repository", "Sealing.Repository.Inventory",
    ];

    public static string[] Command { get; } =
    [
        "Sealing.Cli.Host", "Sealing.Cli.Host.Terminals", "Sealing.Cli.Host.Files", "Sealing.Cli.Host.Processes", "Sealing.Cli.Host.Parsing",
        "Sealing.Cli.Host.Plumbing", "Sealing.Cli.Host.Network",
        "Sealing.Cli.Repository", // which cluster a file is for; its commands stand above
        "Sealing.Cli.SealedSecrets", "Sealing.Cli.SealedSecrets.Cluster", "Sealing.Cli.SealedSecrets.Renewal", "Sealing.Cli.SealedSecrets.Delivery",
        "Sealing.Cli.Sops", "Sealing.Cli.Sops.Arguments", "Sealing.Cli.Sops.Remote", "Sealing.Cli.Sops.Keys", "Sealing.Cli.Sops.Files", "Sealing.Cli.Sops.Merging",
        "Sealing.Cli.Sops.Publishing", "Sealing.Cli.Sops.Running", "Sealing.Cli.Sops.Editing",
        "Sealing.Cli.Guard", "Sealing.Cli.Guard.Fixes", // --fix seals and encrypts
        "Sealing.Cli.Repository.Pages", "Sealing.Cli.Repository.Drivers", "Sealing.Cli.Repository.Krm",
        "Sealing.Cli.Secrets", "Sealing.Cli.Secrets.Values", "Sealing.Cli.Secrets.Editing", "Sealing.Cli.Secrets.Creation", "Sealing.Cli.Secrets.Comparison", "Sealing.Cli.Secrets.Conversion", // seals and encrypts
        "Sealing.Cli.Repository.Status", "Sealing.Cli.Repository.Beginning",
        "Sealing.Cli", // chooses among the commands
    ];

    public static string[] Cluster { get; } = ["Sealing.Kubernetes", "Sealing.Kubernetes.Configuration", "Sealing.Kubernetes.Api"];

    public static string[] Cloud { get; } = ["Sealing.Aws"];
}
