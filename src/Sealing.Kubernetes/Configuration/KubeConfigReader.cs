using Sealing.Manifests;

namespace Sealing.Kubernetes.Configuration;

/// <summary>Reads one kubeconfig file, YAML or JSON. Relative paths are relative to the file; unknown fields are passed over.</summary>
internal sealed class KubeConfigReader
{
    private readonly string _folder;

    private KubeConfigReader(string path)
    {
        _folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
    }

    /// <exception cref="ClusterException">The file cannot be read or is not a kubeconfig; the message never shows what stands in it.</exception>
    public static KubeConfig Read(string path) => Read(path, LocalFile.Read);

    /// <exception cref="ClusterException">As above.</exception>
    internal static KubeConfig Read(string path, Func<string, byte[]> readFile)
    {
        try
        {
            var items = ManifestStream.Read(readFile(path)).Items;
            return new KubeConfigReader(path).Read(items is [var first, ..] ? first.Fields : null);
        }
        catch (SealingException e)
        {
            throw new ClusterException($"error loading config file \"{path}\": {e.Message}", e) { Hint = e.Hint };
        }
    }

    private KubeConfig Read(ObjectFields? fields) => new()
    {
        CurrentContext = Text(fields, "current-context"),
        Contexts = Named(fields, "contexts", "context", ReadContext),
        Clusters = Named(fields, "clusters", "cluster", ReadCluster),
        Users = Named(fields, "users", "user", ReadUser),
    };

    private static KubeContext ReadContext(ObjectFields fields) =>
        new(Text(fields, "cluster"), Text(fields, "user"), Text(fields, "namespace"));

    private KubeCluster ReadCluster(ObjectFields fields) => new()
    {
        Server = Text(fields, "server"),
        CertificateAuthority = FullPath(fields, "certificate-authority"),
        CertificateAuthorityData = Text(fields, "certificate-authority-data"),
        TlsServerName = Text(fields, "tls-server-name"),
        SkipsTlsVerify = fields.Flag("insecure-skip-tls-verify") ?? false,
        ProxyUrl = Text(fields, "proxy-url"),
        DisablesCompression = fields.Flag("disable-compression") ?? false,
    };

    private KubeUser ReadUser(ObjectFields fields)
    {
        var provider = fields.Object("auth-provider");
        return new KubeUser
        {
            Token = Text(fields, "token") ?? (provider is null ? null : Text(provider.Object("config"), "id-token")),
            TokenFile = FullPath(fields, "tokenFile"),
            Username = Text(fields, "username"),
            Password = Text(fields, "password"),
            ClientCertificate = FullPath(fields, "client-certificate"),
            ClientCertificateData = Text(fields, "client-certificate-data"),
            ClientKey = FullPath(fields, "client-key"),
            ClientKeyData = Text(fields, "client-key-data"),
            Impersonation = ReadImpersonation(fields),
            Exec = fields.Object("exec") is { } exec ? ReadExec(exec) : null,
            AuthProvider = Text(provider, "name"),
        };
    }

    private static Impersonation ReadImpersonation(ObjectFields fields)
    {
        var extra = fields.Object("as-user-extra");
        var values = (extra?.Names ?? []).ToDictionary(name => name, name => extra!.TextOrTexts(name), StringComparer.Ordinal);
        return new Impersonation(Text(fields, "as"), Text(fields, "as-uid"), fields.Texts("as-groups"), values);
    }

    private ExecPlugin ReadExec(ObjectFields fields) => new()
    {
        ApiVersion = Text(fields, "apiVersion") ?? throw fields.Error("apiVersion", "missing: an exec plugin needs one"),
        Command = Command(Text(fields, "command") ?? throw fields.Error("command", "missing: an exec plugin needs one")),
        Arguments = fields.Texts("args"),
        Environment = [.. fields.Objects("env").Select(variable => KeyValuePair.Create(variable.Text("name") ?? "", variable.Text("value") ?? ""))],
        InstallHint = Text(fields, "installHint"),
        ProvidesClusterInfo = fields.Flag("provideClusterInfo") ?? false,
        InteractiveMode = Text(fields, "interactiveMode"),
    };

    // Of two entries with one name the first counts, as between files.
    private static Dictionary<string, T> Named<T>(ObjectFields? fields, string list, string entry, Func<ObjectFields, T> read)
    {
        var found = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var named in fields?.Objects(list) ?? [])
        {
            if (named.Object(entry) is { } value)
            {
                found.TryAdd(named.Text("name") ?? "", read(value));
            }
        }

        return found;
    }

    private static string? Text(ObjectFields? fields, string name) => fields?.Text(name) is { Length: > 0 } text ? text : null;

    private string? FullPath(ObjectFields fields, string name) => Text(fields, name) is { } path ? Path.Combine(_folder, path) : null;

    // A command with a separator in it is a path, relative to the file; one without is looked for on PATH.
    private string Command(string command) => command.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) ? Path.Combine(_folder, command) : command;
}
