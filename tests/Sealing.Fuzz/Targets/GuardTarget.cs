using Sealing.Guard;

namespace Sealing.Fuzz.Targets;

/// <summary>What the guard looks at: any file under any name. It refuses nothing.</summary>
internal sealed class GuardTarget : IFuzzTarget
{
    private static readonly string[] Names =
    [
        "secret.yaml", "values.json", ".env", "settings.ini", "Dockerfile", "script.sh", "templates/secret.yaml", "readme.md", ".sops.yaml", "kustomization.yaml", ".gitattributes", "file.enc.yaml",
    ];

    public string Name => "guard";

    public IReadOnlyList<byte[]> Seeds { get; } = SeedFolder.Read("guard");

    public void Run(byte[] input)
    {
        var name = Names[input.Length % Names.Length];
        var context = GuardContext.Read([KeyValuePair.Create(name, input)]);
        PlaintextScanner.Scan(name, input, context);
    }
}
