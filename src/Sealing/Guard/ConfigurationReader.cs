using System.Globalization;
using Sealing.Guard.Custom;
using Sealing.Guard.Policy;
using Sealing.Manifests;
using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Guard;

/// <summary>Reads what <c>.sealing.yaml</c> says under <c>guard</c>. Strict: a misspelt key must not look like protection.</summary>
internal static class ConfigurationReader
{
    public static readonly string[] Keys = ["rules", "paths", "placeholders", "allow", "maxSize", "salt", "certificates", "customRules"];
    public static readonly string[] PathKeys = ["exclude", "excludePatterns"];
    public static readonly string[] CertificateKeys = ["path", "cert"];
    public static readonly string[] AllowKeys = ["fingerprint", "reason", "expires"];

    public static GuardConfiguration Read(ReadOnlySpan<byte> bytes, DateOnly today)
    {
        var documents = YamlReader.ReadAll(SourceText.Decode(bytes).Text, ReadLimits.Default).Where(document => !document.IsEmpty).ToList();
        if (documents.Count == 0)
        {
            return GuardConfiguration.Default;
        }

        return Read(ObjectFields.OfRoot(documents[0].Root, new ManifestPlace(documents[0].Number, IsJson: false)), documents[0].Number, today);
    }

    /// <summary>Reads it where it is a part of another file.</summary>
    /// <param name="fields">The mapping.</param>
    /// <param name="document">The document that it stands in, or 0 where the file has only one.</param>
    /// <param name="today">The day that decides which allow entries count.</param>
    public static GuardConfiguration Read(ObjectFields fields, int document, DateOnly today)
    {
        fields.Knowing(Keys);
        var allowed = fields.Items("allow").Select(item => ReadAllow(item, document)).ToList();
        var expired = allowed.Where(entry => entry.Expires < today).ToList();
        var silences = new List<Silence>();
        var custom = fields.Items("customRules").Select(item => CustomRuleReader.Read(item, document)).ToList();
        return new GuardConfiguration
        {
            Severities = ReadSeverities(fields, [.. custom.Select(rule => rule.Rule.Id)], silences),
            CustomRules = custom,
            Excluded = ReadExcluded(fields, silences),
            ExcludedPatterns = ReadExcludedPatterns(fields, silences),
            Certificates = [.. fields.Items("certificates").Select(item => ReadCertificate(item, document))],
            Placeholders = [.. fields.Items("placeholders").Select(item => ReadPlaceholder(fields, item, silences))],
            Allowed = allowed.Except(expired).Select(entry => entry.Fingerprint).ToHashSet(StringComparer.Ordinal),
            Expired = [.. expired.Select(entry => KeyValuePair.Create(entry.Fingerprint, entry.Reason))],
            MaxSize = ReadSize(fields, silences),
            Salt = fields.Text("salt") ?? "",
            Silences = silences,
        };
    }

    private static Dictionary<string, GuardSeverity?> ReadSeverities(ObjectFields fields, HashSet<string> custom, List<Silence> silences)
    {
        var severities = new Dictionary<string, GuardSeverity?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (id, level) in fields.TextMap("rules"))
        {
            if (GuardRules.Find(id) is null && !custom.Contains(id))
            {
                throw fields.Error(fields.Find("rules")!, "rules." + id, "no such rule");
            }

            severities[id] = level switch
            {
                "off" or "false" => null, // YAML 1.1 reads off as false
                "note" => GuardSeverity.Note,
                "warn" or "warning" => GuardSeverity.Warning,
                "error" => GuardSeverity.Error,
                _ => throw fields.Error(fields.Find("rules")!, "rules." + id, "must be off, note, warn or error"),
            };
        }

        Note(silences, fields.Find("rules"), fields.PathOf("rules"), SilenceFinder.InSeverities(severities));
        return severities;
    }

    private static void Note(List<Silence> silences, YamlNode? node, string key, string? why)
    {
        if (why is not null)
        {
            silences.Add(new Silence(node!.Span.Line, node.Span.Column, key, why));
        }
    }

    private static List<PathGlob> ReadExcluded(ObjectFields fields, List<Silence> silences)
    {
        if (fields.Object("paths")?.Knowing(PathKeys) is not { } paths)
        {
            return [];
        }

        var globs = new List<PathGlob>();
        foreach (var item in paths.Items("exclude"))
        {
            globs.Add(ReadGlob(paths, item, "exclude"));
            Note(silences, item, paths.PathOf("exclude"), SilenceFinder.InExclusion(globs[^1].Matches));
        }

        return globs;
    }

    private static List<LinearPattern> ReadExcludedPatterns(ObjectFields fields, List<Silence> silences)
    {
        var patterns = new List<LinearPattern>();
        foreach (var item in fields.Object("paths")?.Items("excludePatterns") ?? [])
        {
            patterns.Add(CustomRuleReader.ReadPattern(fields, item, "paths.excludePatterns")!);
            Note(silences, item, fields.PathOf("paths.excludePatterns"), SilenceFinder.InExclusion(patterns[^1].Regex.IsMatch));
        }

        return patterns;
    }

    private static PathGlob ReadGlob(ObjectFields fields, YamlNode item, string name) =>
        PathGlob.TryCreate(fields.ToText(item, name)) ?? throw fields.Error(item, name, "too long, or with too many wildcards");

    private static LinearPattern ReadPlaceholder(ObjectFields fields, YamlNode item, List<Silence> silences)
    {
        var pattern = CustomRuleReader.ReadPattern(fields, item, "placeholders")!;
        try
        {
            Note(silences, item, fields.PathOf("placeholders"), SilenceFinder.InPlaceholder(pattern.Regex));
        }
        catch (NotSupportedException)
        {
            throw fields.Error(item, "placeholders", "too large");
        }

        return pattern;
    }

    private static long ReadSize(ObjectFields fields, List<Silence> silences)
    {
        if (fields.Text("maxSize") is not { } text)
        {
            return GuardConfiguration.Default.MaxSize;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var size) || size > GuardConfiguration.LargestMaxSize)
        {
            throw fields.Error(fields.Find("maxSize")!, "maxSize", $"must be a number of bytes, {GuardConfiguration.LargestMaxSize} at most");
        }

        Note(silences, fields.Find("maxSize"), fields.PathOf("maxSize"), SilenceFinder.InMaxSize(size));
        return size;
    }

    private static CertificateEntry ReadCertificate(YamlNode item, int document)
    {
        var fields = ObjectFields.OfRoot(item, new ManifestPlace(document, IsJson: false)).Knowing(CertificateKeys);
        return new CertificateEntry(
            ReadGlob(fields, fields.Find("path") ?? throw fields.Error(item, "certificates", "an entry needs a path"), "path"),
            fields.Text("cert") ?? throw fields.Error(item, "certificates", "an entry needs a cert"));
    }

    private static AllowEntry ReadAllow(YamlNode item, int document)
    {
        var fields = ObjectFields.OfRoot(item, new ManifestPlace(document, IsJson: false)).Knowing(AllowKeys);
        var fingerprint = fields.Text("fingerprint") ?? throw fields.Error(item, "allow", "an entry needs a fingerprint");
        var reason = fields.Text("reason") ?? throw fields.Error(item, "allow", "an entry needs a reason");
        return new AllowEntry(fingerprint, reason, ReadDate(fields));
    }

    private static DateOnly? ReadDate(ObjectFields fields)
    {
        if (fields.Text("expires") is not { } text)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw fields.Error(fields.Find("expires")!, "expires", "must be a date such as 2027-01-31");
    }
}
