using System.Text;
using Sealing.Data;

namespace Sealing.Repository;

/// <summary>A first <c>.sealing.yaml</c>, of what the names of files tell: certificates, folders of clusters, overlays.</summary>
internal sealed class RepositoryDraft
{
    private const string CertificateName = "pub-sealed-secrets-";
    private const string ClusterFolder = "cluster-";
    private const string Overlays = "overlays/";
    private const int Beginning = 3; // letters that a cluster and its overlay share: dev and development, prod and production

    private readonly IReadOnlyList<string> _files;
    private readonly ManifestMap _clusters = new();

    private RepositoryDraft(IReadOnlyList<string> files) => _files = files;

    /// <summary>The clusters, each with what was found for it, a line each.</summary>
    public List<string> Found { get; } = [];

    /// <summary>What could not be told, a line each.</summary>
    public List<string> Open { get; } = [];

    /// <summary>The file: YAML in UTF-8.</summary>
    public byte[] Text
    {
        get
        {
            var yaml = Encoding.UTF8.GetString(GoYamlWriter.WriteUtf8(new ManifestMap().Add("clusters", _clusters)));
            return Encoding.UTF8.GetBytes(yaml.StartsWith("---\n", StringComparison.Ordinal) ? yaml[4..] : yaml);
        }
    }

    /// <summary>Makes one.</summary>
    /// <param name="certificates">The certificates, from the root of the repository.</param>
    /// <param name="files">All files, from there.</param>
    /// <param name="contexts">The contexts of the kubeconfig.</param>
    public static RepositoryDraft Of(IReadOnlyList<string> certificates, IReadOnlyList<string> files, IReadOnlyList<string> contexts)
    {
        var draft = new RepositoryDraft(files);
        foreach (var same in certificates.GroupBy(NameOf, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var all = same.ToList();
            draft.Add(same.Key, all[0], contexts.Contains(same.Key, StringComparer.Ordinal) ? same.Key : null);
            draft.Open.AddRange(all.Skip(1).Select(other => $"{other}: another certificate that would be of {same.Key}: name its cluster yourself"));
        }

        return draft;
    }

    private void Add(string name, string certificate, string? context)
    {
        var overlay = Folders(Overlays).Where(folder => IsOf(name, Last(folder))).Select(Last).Distinct(StringComparer.Ordinal).ToList();
        var globs = ClusterGlobs(certificate).Concat(overlay is [var only] ? OverlayGlobs(only) : []).Distinct(StringComparer.Ordinal).ToList();
        var cluster = new ManifestMap().Add("cert", certificate);
        if (context is not null)
        {
            cluster.Add("context", context);
        }

        if (overlay is [var named] && named != name)
        {
            cluster.Add("overlay", named);
        }

        if (globs.Count > 0)
        {
            cluster.Add("paths", new ManifestList([.. globs.Select(glob => new ManifestText(glob))]));
        }

        _clusters.Add(name, cluster);
        Found.Add($"{name}: {certificate}{(globs.Count > 0 ? " for " + string.Join(", ", globs) : "")}");
        Note(name, overlay, globs, context);
    }

    private void Note(string name, List<string> overlays, List<string> globs, string? context)
    {
        if (overlays.Count > 1)
        {
            Open.Add($"{name}: which of the overlays {string.Join(", ", overlays)} is for it");
        }

        if (globs.Count == 0)
        {
            Open.Add($"{name}: which files are for it: put globs under its paths");
        }

        if (context is null)
        {
            Open.Add($"{name}: how to reach it: name a context of the kubeconfig, or a url for its certificate");
        }
    }

    // A certificate at the root is for no folder.
    private static IEnumerable<string> ClusterGlobs(string certificate) => certificate.LastIndexOf('/') is > 0 and var end && Last(certificate[..end]).StartsWith(ClusterFolder, StringComparison.Ordinal) ? [certificate[..end] + "/**"] : [];

    private IEnumerable<string> OverlayGlobs(string overlay)
    {
        var parents = Folders(Overlays).Where(folder => Last(folder) == overlay).Select(folder => folder[..^overlay.Length]).Distinct(StringComparer.Ordinal).ToList();
        return [(parents.TrueForAll(parent => parent.Count(unit => unit == '/') == 2) ? "*/" : "**/") + Overlays + overlay + "/**"];
    }

    // Those that stand in a folder of this name.
    private IEnumerable<string> Folders(string within) => _files
        .Select(file => (File: file, At: ("/" + file).IndexOf("/" + within, StringComparison.Ordinal)))
        .Where(place => place.At >= 0 && place.File.IndexOf('/', place.At + within.Length) > 0)
        .Select(place => place.File[..place.File.IndexOf('/', place.At + within.Length)]).Distinct(StringComparer.Ordinal);

    private static bool IsOf(string cluster, string overlay) => cluster == overlay
        || (cluster.Length >= Beginning && overlay.StartsWith(cluster, StringComparison.OrdinalIgnoreCase)) || (overlay.Length >= Beginning && cluster.StartsWith(overlay, StringComparison.OrdinalIgnoreCase));

    // pub-sealed-secrets-dev.pem, a folder cluster-dev, else the name of the file.
    private static string NameOf(string certificate)
    {
        var file = Path.GetFileNameWithoutExtension(certificate);
        var folder = certificate.LastIndexOf('/') is > 0 and var end ? Last(certificate[..end]) : "";
        var name = file.StartsWith(CertificateName, StringComparison.Ordinal) && file.Length > CertificateName.Length ? file[CertificateName.Length..]
            : folder.StartsWith(ClusterFolder, StringComparison.Ordinal) ? folder[ClusterFolder.Length..] : folder.Length > 0 && file == CertificateName[..^1] ? folder : file;
        var plain = new string([.. name.Select(unit => char.IsAsciiLetterOrDigit(unit) || unit is '-' or '_' or '.' ? unit : '-')]).TrimStart('-', '_', '.');
        return plain.Length > 0 ? plain : "cluster";
    }

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];
}
