using Sealing.Guard.Content;
using Sealing.Guard.Files;
using Sealing.Guard.Policy;
using Sealing.Guard.Rules;

namespace Sealing.Guard;

/// <summary>Finds secrets that can be read in the files of a repository. Pure: the same bytes give the same findings, on any thread.</summary>
public static class PlaintextScanner
{
    /// <summary>
    /// The findings in one file, in the order of their places, without those that the configuration or a comment allows. Reads YAML, JSON, dotenv and other
    /// text in UTF-8, UTF-16 or UTF-32; a file that looks like a Secret and cannot be read is a finding.
    /// </summary>
    /// <param name="path">The file's name from the root of the repository. It decides what is expected in it.</param>
    /// <param name="content">The bytes of the file.</param>
    /// <param name="context">What is known of the repository, or null for nothing.</param>
    public static IReadOnlyList<Finding> Scan(string path, ReadOnlySpan<byte> content, GuardContext? context = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        context ??= GuardContext.Empty;
        var name = Normalize(path);
        if (context.Configuration.Excludes(name))
        {
            return [];
        }

        var filter = new FindingFilter(path, context.Configuration);
        if (content.Length > context.Configuration.MaxSize)
        {
            return filter.Of([new Hit(ReadingRules.TooLarge, new TextPlace(1, 1), "", "")]);
        }

        var bytes = FileBytes.Read(content);
        if (bytes.Kind != ContentKind.Elsewhere && !content.IsEmpty && !FileNames.IsAttributes(name) && context.Facts.IsForGitCrypt(name))
        {
            return filter.Of([new Hit(FileRules.NotGitCrypted, new TextPlace(1, 1), "", "")]);
        }

        return bytes.Kind switch
        {
            ContentKind.Elsewhere => [],
            ContentKind.Text when !FileNames.IsKeyStore(name) => ScanText(name, bytes.Utf8, context, filter),
            _ => filter.Of([.. BinaryFile.Scan(name, content, context)]),
        };
    }

    /// <summary>
    /// The findings about the context itself, for judging these files: a <c>.sops.yaml</c> that one of them depends on and that cannot be used, one of a name
    /// that sops does not read, files that are too large to be used, and what in the guard's configuration lets everything through. To be reported beside
    /// those of the files: a rule that cannot be followed finds nothing in them.
    /// </summary>
    /// <param name="paths">Names of files from the root of the repository.</param>
    /// <param name="context">What is known of the repository.</param>
    public static IReadOnlyList<Finding> ScanContext(IEnumerable<string> paths, GuardContext context)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(context);
        return [.. new ContextScanner(context).Scan([.. paths.Select(Normalize).Where(path => !context.Configuration.Excludes(path))])
            .SelectMany(entry => new FindingFilter(entry.File, context.Configuration).Of([entry.Hit]))];
    }

    private static List<Finding> ScanText(string name, ReadOnlySpan<byte> utf8, GuardContext context, FindingFilter filter)
    {
        var findings = new List<Finding>();
        var budget = ReadingBudget.ForFile(utf8.Length);
        var line = 1;
        var startsWithin = false;
        for (var rest = utf8; !rest.IsEmpty;)
        {
            var part = rest[..TextSegment.LengthOfNext(rest)];
            var endsWithin = part.Length < rest.Length && part[^1] != (byte)'\n';
            var segment = TextSegment.Of(name, part, line, startsWithin || endsWithin);
            var hits = new SegmentScanner(segment, context, budget).Scan();
            if (hits.Count > 0)
            {
                var comments = AllowComments.Read(segment);
                findings.AddRange(filter.Of([.. hits, .. comments.WithoutReason.Select(place => new Hit(ReadingRules.NoReason, place, "", ""))], comments));
            }

            startsWithin = endsWithin;
            line += part.Count((byte)'\n');
            rest = rest[part.Length..];
        }

        return findings;
    }

    private static string Normalize(string path)
    {
        var name = path.Replace('\\', '/');
        return name.StartsWith("./", StringComparison.Ordinal) ? name[2..] : name;
    }
}
