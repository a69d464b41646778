using Sealing.Sops;

namespace Sealing.Guard.Content;

/// <summary>What the name of a file says about its content. Names are compared whatever their case, with <c>/</c> between parts.</summary>
internal static class FileNames
{
    /// <summary>Bytes. A file that tells about others and is larger is not used.</summary>
    public const int MaxTellingSize = 1 << 20;

    private static readonly string[] ManifestTypes = [".yaml", ".yml", ".json", ".yaml.", ".yml.", ".json.", ".jsonc", ".json5"];

    private static readonly string[] SettingTypes =
    [
        ".env", ".ini", ".conf", ".cfg", ".cnf", ".properties", ".toml", ".tfvars", ".tf", ".hcl", ".sh", ".bash", ".zsh", ".envrc", ".npmrc", ".pypirc", ".config", ".settings", ".auto.tfvars", ".service", ".ps1",
        ".psm1", ".psd1", ".bat", ".cmd", ".csh", ".ksh", ".fish", ".mk", ".groovy", ".gradle", ".jenkinsfile", ".just", ".socket", ".container", ".netdev", ".nmconnection", ".inventory", ".nomad", ".bashrc", ".zshrc", ".rc",
    ];

    /// <summary>Files of shells and tools that have no ending.</summary>
    private static readonly HashSet<string> SettingNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "credentials", ".my.cnf", ".s3cfg", "config", "Makefile", "GNUmakefile", "Justfile", "Jenkinsfile", "Vagrantfile", "Procfile", "hosts", "inventory", ".bash_profile", ".bash_aliases", ".bash_history", ".bash_login", ".profile",
        ".zshenv", ".zprofile", ".zlogin", ".zsh_history", ".kshrc", ".cshrc", ".tcshrc", ".login", ".curlrc", ".wgetrc", ".boto", ".yarnrc", ".gitconfig", ".irbrc", ".psqlrc",
    };

    private static readonly string[] Stores = [".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".kdb", ".bcfks", ".jceks", ".ppk"];

    private static readonly string[] Documents = [".md", ".markdown", ".mdx", ".adoc", ".rst", ".txt"];

    private static readonly string[] Examples = [".example", ".sample", ".dist", ".template", ".tmpl", ".tpl", ".defaults"];

    private static readonly HashSet<string> Code = new(StringComparer.OrdinalIgnoreCase)
    {
        ".c", ".cc", ".cjs", ".cpp", ".cs", ".csproj", ".cue", ".dart", ".el", ".ex", ".exs", ".fs", ".go", ".h", ".hpp", ".hs", ".inc", ".htm", ".html", ".java", ".js", ".jsonnet", ".jsx", ".kt", ".kts", ".libsonnet", ".lua", ".m", ".mjs", ".nix",
        ".pas", ".php", ".pl", ".plist", ".pp", ".props", ".proto", ".py", ".rb", ".rs", ".scala", ".sql", ".svelte", ".swift", ".tcl", ".ts", ".tsx", ".vim", ".vue", ".xml", ".zig",
    };

    private static readonly HashSet<string> Generated = new(StringComparer.OrdinalIgnoreCase) { ".css", ".csv", ".less", ".lock", ".map", ".mod", ".po", ".scss", ".sum", ".svg" };

    private static readonly string[] Interpreters = ["python", "perl", "ruby", "node", "php", "lua", "deno", "bun", "tclsh", "groovy"];

    private static readonly string[] Kustomizations = ["kustomization.yaml", "kustomization.yml", "Kustomization"];

    private static readonly string[] NotSecret = [SopsConfiguration.FileName, SopsConfiguration.MisspeltFileName, .. Kustomizations, "Chart.yaml", GuardConfiguration.FileName, ".pre-commit-config.yaml"];

    private static readonly string[] JsonTypes = [".json", ".jsonc", ".json5"];

    /// <summary>Files that say something of the other files of their folder and of those below.</summary>
    public static IReadOnlyList<string> Telling { get; } = [SopsConfiguration.FileName, SopsConfiguration.MisspeltFileName, .. Kustomizations];

    public static bool IsJson(string path) => EndsIn(path, JsonTypes);

    public static bool IsManifest(string path) => Has(path, ManifestTypes);

    /// <summary>Whether the end of the name says that it is a script or settings, whatever stands in it.</summary>
    public static bool IsSettingsType(string path) => EndsIn(path, SettingTypes);

    public static bool IsSettings(string path) => IsSettingsType(path) || IsDotenv(path) || SettingNames.Contains(Name(path)) || IsImageRecipe(path);

    private static bool IsImageRecipe(string path) => Name(path) is "Dockerfile" or "Containerfile" || Name(path).StartsWith("Dockerfile.", StringComparison.Ordinal) || EndsIn(path, [".dockerfile"]);

    public static bool IsDocument(string path) => EndsIn(path, Documents);

    /// <summary>Programs, and what they generate: names in them are not settings.</summary>
    public static bool IsCode(string path) => Code.Contains(Path.GetExtension(path)) || IsGenerated(path);

    /// <summary>Programs, by the name or by the first line, and XML: of the values under names only literals count.</summary>
    public static bool IsProgram(string path, string text) => Code.Contains(Path.GetExtension(path)) || RunsInInterpreter(text);

    /// <summary>Styles, tables and what programs make: no names in them are settings, so only forms are looked for.</summary>
    public static bool IsGenerated(string path) => Generated.Contains(Path.GetExtension(path));

    private static bool RunsInInterpreter(string text) =>
        text.StartsWith("#!", StringComparison.Ordinal) && (text.IndexOf('\n', StringComparison.Ordinal) is >= 0 and var end ? text[..end] : text) is var line && Array.Exists(Interpreters, name => line.Contains(name, StringComparison.Ordinal));

    public static bool IsExample(string path) => EndsIn(path, Examples);

    public static bool IsKeyStore(string path) => EndsIn(path, Stores);

    /// <summary><c>.env</c>, <c>.env.production</c>, <c>db.env</c>; not <c>.env.example</c>, whose values are shown on purpose.</summary>
    public static bool IsDotenv(string path)
    {
        var name = Name(path);
        return (name == ".env" || name.StartsWith(".env.", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".env", StringComparison.OrdinalIgnoreCase)) && !EndsIn(path, Examples);
    }

    /// <summary>Templates of a Helm chart, and files that say of themselves that something fills them in.</summary>
    public static bool IsTemplate(string path) =>
        ("/" + path).Contains("/templates/", StringComparison.Ordinal) || EndsIn(path, [".tpl", ".tmpl", ".gotmpl", ".j2", ".tftpl", ".erb"]);

    public static bool IsHelmValues(string path) => Name(path).StartsWith("values", StringComparison.OrdinalIgnoreCase) && IsManifest(path);

    /// <summary>Files that describe others and are never encrypted, whatever the creation rules match.</summary>
    public static bool IsNeverEncrypted(string path) => NotSecret.Contains(Name(path), StringComparer.Ordinal);

    public static bool IsKustomization(string path) => Kustomizations.Contains(Name(path), StringComparer.Ordinal);

    public static bool IsSopsConfiguration(string path) => Name(path) == SopsConfiguration.FileName;

    /// <summary>A name that people give it, under which sops does not look for it.</summary>
    public static bool IsMisnamedSopsConfiguration(string path) => Name(path) == SopsConfiguration.MisspeltFileName;

    public static bool IsGuardConfiguration(string path) => path == GuardConfiguration.FileName;

    public static bool IsAttributes(string path) => Name(path) == ".gitattributes";

    public static string Name(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The folder with a final <c>/</c>, or empty.</summary>
    public static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>The folder of a file and those above it, the root of the repository last.</summary>
    public static IEnumerable<string> FoldersAbove(string path)
    {
        for (var folder = Folder(path); ; folder = Folder(folder[..^1]))
        {
            yield return folder;
            if (folder.Length == 0)
            {
                yield break;
            }
        }
    }

    private static bool EndsIn(string path, string[] types) => Array.Exists(types, type => path.EndsWith(type, StringComparison.OrdinalIgnoreCase));

    private static bool Has(string path, string[] types)
    {
        var name = Name(path);
        return Array.Exists(types, type => type.EndsWith('.') ? name.Contains(type, StringComparison.OrdinalIgnoreCase) : name.EndsWith(type, StringComparison.OrdinalIgnoreCase));
    }
}
