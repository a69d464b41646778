using System.Globalization;
using Sealing.Guard;
using Sealing.Guard.Policy;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Repository;

/// <summary>Reads <c>.sealing.yaml</c>. Strict, and every error says where.</summary>
internal static class RepositoryReader
{
    public static readonly string[] Fields = ["clusters", "guard"];
    public static readonly string[] ClusterFields = ["cert", "context", "url", "controller", "overlay", "paths", "scope"];
    public static readonly string[] ControllerFields = ["name", "namespace"];
    public static readonly SealingScope[] Scopes = [SealingScope.Strict, SealingScope.NamespaceWide, SealingScope.ClusterWide];

    private const int OnlyDocument = 0; // messages name no document of a file that has one

    /// <exception cref="SealingException">As <see cref="RepositoryConfiguration.Parse"/>.</exception>
    public static RepositoryConfiguration Read(ReadOnlySpan<byte> bytes, DateOnly today)
    {
        var documents = YamlReader.ReadAll(SourceText.Decode(bytes).Text, ReadLimits.Default).Where(document => !document.IsEmpty).ToList();
        if (documents.Count == 0)
        {
            return new RepositoryConfiguration([], GuardConfiguration.Default);
        }

        if (documents is [_, var second, ..])
        {
            throw new SealingException(ErrorKind.InvalidDocument, "a second document: all must be in one", new ErrorPlace(OnlyDocument, second.Root.Span.Line, second.Root.Span.Column));
        }

        var fields = ObjectFields.OfRoot(documents[0].Root, new ManifestPlace(OnlyDocument, IsJson: false));
        if (fields.Entries.FirstOrDefault(entry => ConfigurationReader.Keys.Contains(entry.Key, StringComparer.Ordinal)) is { Value: { } misplaced, Key: var name })
        {
            throw fields.Error(misplaced, name, "no such field here: it belongs under guard");
        }

        fields.Knowing(Fields);
        var guard = fields.Object("guard") is { } node ? ConfigurationReader.Read(node, OnlyDocument, today) : GuardConfiguration.Default;
        return new RepositoryConfiguration(fields.Object("clusters") is { } clusters ? [.. clusters.Entries.Select(entry => ReadCluster(clusters, entry.Key, entry.Value))] : [], guard) { HasGuard = fields.Find("guard") is not null };
    }

    private static RepositoryCluster ReadCluster(ObjectFields clusters, string name, YamlNode node)
    {
        if (!IsName(name))
        {
            throw clusters.Error(node, name, "the name of a cluster must be of letters, digits, '-', '_' and '.'");
        }

        var fields = clusters.Object(name)?.Knowing(ClusterFields) ?? throw clusters.Error(node, name, "a cluster needs a cert: the file of the repository that its certificate is kept in");
        var controller = fields.Object("controller")?.Knowing(ControllerFields);
        var globs = fields.Items("paths").Select((item, i) => ReadGlob(fields, item, string.Create(CultureInfo.InvariantCulture, $"paths[{i}]"))).ToList();
        return new RepositoryCluster
        {
            Name = name,
            Certificate = PathText(fields, "cert") ?? throw clusters.Error(node, name, "a cluster needs a cert: the file of the repository that its certificate is kept in"),
            Context = Named(fields, "context"),
            Url = ReadUrl(fields),
            ControllerName = controller is null ? null : Named(controller, "name"),
            ControllerNamespace = controller is null ? null : Named(controller, "namespace"),
            Overlay = PathText(fields, "overlay") ?? name,
            Paths = [.. globs.Select(glob => glob.Text)],
            Scope = ReadScope(fields),
            Globs = globs,
            At = (field, remark) => fields.Error(node, field, remark),
        };
    }

    private static bool IsName(string name) => name is { Length: > 0 and <= 100 } && char.IsAsciiLetterOrDigit(name[0]) && name.All(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.');

    private static string? Named(ObjectFields fields, string name) =>
        fields.Text(name) is not "" and var text ? text : throw fields.Error(fields.Find(name)!, name, "must not be empty");

    private static string? PathText(ObjectFields fields, string name) => fields.Text(name) is { } path ? Checked(fields, fields.Find(name)!, name, path) : null;

    private static string Checked(ObjectFields fields, YamlNode node, string name, string path) =>
        RepositoryPath.Fault(path) is { } fault ? throw fields.Error(node, name, fault) : RepositoryPath.Plain(path);

    private static ClusterGlob ReadGlob(ObjectFields fields, YamlNode item, string name)
    {
        var text = Checked(fields, item, name, fields.ToText(item, name));
        if (text.StartsWith('!'))
        {
            throw fields.Error(item, name, "a glob takes nothing away: write those that hold the files of this cluster");
        }

        var glob = PathGlob.TryCreate(text) ?? throw fields.Error(item, name, "too long, or with too many wildcards");
        return new ClusterGlob(glob, text, remark => fields.Error(item, name, remark));
    }

    // A certificate is fetched, and no file of the machine: file: would be one.
    private static Uri? ReadUrl(ObjectFields fields)
    {
        if (Named(fields, "url") is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? address : throw fields.Error(fields.Find("url")!, "url", "must be a URL with https or http");
    }

    private static SealingScope? ReadScope(ObjectFields fields)
    {
        if (fields.Text("scope") is not { } text)
        {
            return null;
        }

        var index = Array.FindIndex(Scopes, scope => scope.Name() == text);
        return index >= 0 ? Scopes[index] : throw fields.Error(fields.Find("scope")!, "scope", "must be one of: " + string.Join(", ", Scopes.Select(scope => scope.Name())));
    }
}
