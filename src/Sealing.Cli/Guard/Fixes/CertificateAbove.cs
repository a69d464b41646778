using System.IO.Enumeration;
using Sealing.Cli.Host.Plumbing;

namespace Sealing.Cli.Guard.Fixes;

/// <summary>Finds the certificate to seal a file for by its name: <c>pub-sealed-secrets*.pem</c> in the nearest folder above that has any.</summary>
internal static class CertificateAbove
{
    private const string Name = "pub-sealed-secrets*.pem";

    /// <summary>Names from the root: none, one, or several that it could be.</summary>
    public static List<string> Find(IReadOnlyList<GitEntry> tree, string path)
    {
        for (var folder = Folder(path); ; folder = Folder(folder[..^1]))
        {
            var found = tree.Select(entry => entry.Path).Where(file => Folder(file) == folder && FileSystemName.MatchesSimpleExpression(Name, file.AsSpan(folder.Length), ignoreCase: false)).ToList();
            if (found.Count > 0 || folder.Length == 0)
            {
                return found;
            }
        }
    }

    /// <summary>The folder of a file or folder with a slash at its end, or nothing for the root.</summary>
    public static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];
}
