using System.Buffers;
using Sealing.Guard.Content;
using Sealing.Guard.Custom;
using Sealing.Guard.Lines;
using Sealing.Guard.Policy;
using Sealing.Guard.Rules;
using Sealing.Guard.Sops;
using Sealing.Guard.Structure;
using Sealing.Guard.Templates;
using Sealing.Guard.Tokens;
using Sealing.Guard.Values;
using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Guard.Files;

/// <summary>Everything that is looked for in one text: forms in any, structure where a marker says that there is some.</summary>
internal sealed class SegmentScanner(TextSegment segment, GuardContext context, ReadingBudget budget, Markers? markers = null)
{
    private static readonly SearchValues<string> DataFields = SearchValues.Create([" data:", "\tdata:", "\ndata:", "{data:", ",data:", "\"data\"", "\\\"data", "'data'", "data :", "stringData"], StringComparison.OrdinalIgnoreCase);

    private readonly List<Hit> _hits = [];

    public IReadOnlyList<Hit> Scan()
    {
        _hits.AddRange(new TokenScanner().Scan(segment));
        if (!FileNames.IsGuardConfiguration(segment.Path))
        {
            _hits.AddRange(CustomScanner.Scan(segment, context.Configuration.CustomRules)); // their samples are there
        }

        if (PasswordFile.Is(segment.Path))
        {
            _hits.RemoveAll(hit => hit.Rule == LineRules.PgPass);
            PasswordFile.Scan(segment, _hits);
            return _hits;
        }

        if (context.Facts.IsGeneratorFile(segment.Path))
        {
            GeneratorFile.Scan(segment, _hits);
        }

        if (FileNames.IsProgram(segment.Path, segment.Text))
        {
            AddLiterals(_ => true);
        }
        else if (!FileNames.IsGenerated(segment.Path))
        {
            var found = markers ?? MarkerFinder.Find(segment.Text);
            ScanByKind(found);
            AddUnread(found);
        }

        if (CredentialFile.Is(segment.Path))
        {
            CredentialFile.Scan(segment, _hits);
        }

        return Repetitions.Without(_hits);
    }

    private void ScanByKind(Markers markers)
    {
        var isManifest = FileNames.IsManifest(segment.Path) || (!FileNames.IsSettingsType(segment.Path) && ManifestText.LooksLike(segment.Text));
        if (isManifest && !FileNames.IsDocument(segment.Path))
        {
            var isKnown = context.Facts.SopsRuleFor(segment.Path) is not null || context.Facts.IsPatchOfSecret(segment.Path);
            if (markers != Markers.None || isKnown)
            {
                ScanManifest(markers);
            }
        }
        else if (!SopsFlatScanner.Scan(segment, context.Facts, _hits) && markers != Markers.None)
        {
            ScanLines(markers);
        }
    }

    private void ScanManifest(Markers markers)
    {
        if (segment.IsCut)
        {
            ScanTemplate(markers);
            AddUnreadable(markers, 1, 1);
            return;
        }

        if (FileNames.IsTemplate(segment.Path) && ManifestText.HasActions(segment.Text))
        {
            ScanTemplate(markers);
            return;
        }

        try
        {
            var parsed = DocumentReader.ReadAll(ManifestText.Readable(segment.Path, segment.Text), ReadLimits.Default);
            var scan = new StructureScan(segment, context.Facts, budget, _hits);
            new ObjectScanner(scan).ScanAll(parsed.Documents);
            if (context.Facts.IsPatchOfSecret(segment.Path))
            {
                KustomizeScanner.ScanPatchFile(scan, parsed.Documents);
            }

            if (parsed.Documents.Any(document => SopsProtection.IsIn(document.Root)))
            {
                AddLines(LineScanner.FindInComments(segment.Text), SopsRules.SopsOutside);
            }
            else if (markers.HasFlag(Markers.Candidate))
            {
                AddComments();
            }
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            ScanTemplate(markers);
            if (!ManifestText.HasVariables(segment.Text, e.Place.Line))
            {
                AddUnreadable(markers, Math.Max(e.Place.Line, 1), Math.Max(e.Place.Column, 1), e.Place.Key is { } key ? $"{key}: {e.Reason}" : e.Reason);
            }
        }
    }

    private void AddUnread(Markers markers)
    {
        if (budget.IsSpent)
        {
            var severity = markers.HasFlag(Markers.Secret) ? ReadingRules.NotRead.Severity : GuardSeverity.Warning;
            _hits.Add(new Hit(ReadingRules.NotRead, segment.PlaceOf(0), "", "") { Severity = severity });
        }
    }

    private void AddUnreadable(Markers markers, int line, int column, string why = "")
    {
        if (markers.HasFlag(Markers.Secret))
        {
            var place = new TextPlace(segment.PlaceOf(0).Line + line - 1, column);
            _hits.Add(new Hit(ReadingRules.Unreadable, place, "", "") { Detail = why, Severity = HoldsData ? null : GuardSeverity.Warning });
        }
    }

    // valuesFrom: [{kind: Secret, name: ...}] refers to one.
    private bool HoldsData => segment.Text.AsSpan().ContainsAny(DataFields);

    private void ScanTemplate(Markers markers)
    {
        var documents = segment.IsCut || !ManifestText.HasActions(segment.Text) ? null : TemplateText.TryRead(segment.Path, segment.Text);
        if (markers.HasFlag(Markers.Secret))
        {
            TemplateScanner.Scan(segment, ConfigurationRules.HelmTemplate, GuardSeverity.Error, _hits, onlyActions: documents is not null);
        }

        if (ManifestText.HasActions(segment.Text))
        {
            TemplateDefaults.Scan(segment, _hits);
        }

        if (documents is not null)
        {
            var found = new List<Hit>();
            new ObjectScanner(new StructureScan(segment, context.Facts, budget, found)).ScanAll(documents);
            _hits.AddRange(found.Select(hit => hit.Rule == ManifestRules.SecretValue || hit.Rule == ManifestRules.SecretInList ? hit with { Rule = ConfigurationRules.HelmTemplate } : hit));
        }
        else if (markers.HasFlag(Markers.Candidate))
        {
            AddLines(LineScanner.Find(segment.Text), FileNames.IsHelmValues(segment.Path) ? ConfigurationRules.HelmValue : ConfigurationRules.ConfigurationValue);
        }
    }

    // Manifests in documents are examples more often than not; in scripts they are applied.
    private void ScanLines(Markers markers)
    {
        var isDocument = FileNames.IsDocument(segment.Path);
        if (markers.HasFlag(Markers.Secret))
        {
            TemplateScanner.Scan(segment, FileRules.EmbeddedSecret, isDocument ? GuardSeverity.Warning : GuardSeverity.Error, _hits);
        }

        if (!markers.HasFlag(Markers.Candidate) || FileNames.IsExample(segment.Path))
        {
            return;
        }

        if (!isDocument && (FileNames.IsSettings(segment.Path) || segment.Text.StartsWith("#!", StringComparison.Ordinal)))
        {
            AddLines(LineScanner.Find(segment.Text), FileNames.IsDotenv(segment.Path) ? FileRules.Dotenv : ConfigurationRules.ConfigurationValue);
            AddComments();
        }
        else
        {
            AddLines(LineScanner.Find(segment.Text).Where(line => Strength.IsRandom(line.Value)), ConfigurationRules.ConfigurationValue);
            AddLiterals(value => Strength.IsRandom(value));
        }
    }

    // A value that is left in a comment was one once, or is an example.
    private void AddComments()
    {
        var rule = FileNames.IsHelmValues(segment.Path) ? ConfigurationRules.HelmValue : ConfigurationRules.ConfigurationValue;
        AddLines(LineScanner.FindInComments(segment.Text).Where(line => line.Weight is null).Select(line => line with { Severity = GuardSeverity.Warning }), rule);
    }

    // On a line where an entry was found, the literal is the same one.
    private void AddLiterals(Predicate<string> isMeant)
    {
        var lines = _hits.Where(hit => hit.Rule == ConfigurationRules.ConfigurationValue || hit.Rule == FileRules.Dotenv).Select(hit => hit.Place.Line).ToHashSet();
        foreach (var literal in NamedLiterals.Find(segment.Text).Where(literal => isMeant(literal.Value)))
        {
            var place = segment.PlaceOf(literal.Start);
            if (!lines.Contains(place.Line))
            {
                _hits.Add(new Hit(ConfigurationRules.ConfigurationValue, place, literal.Name, literal.Value));
            }
        }
    }

    private void AddLines(IEnumerable<LineHit> lines, GuardRule rule) => _hits.AddRange(lines.Select(line => line.ToHit(segment, rule)));
}
