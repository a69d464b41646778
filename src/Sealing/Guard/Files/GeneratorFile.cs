using Sealing.Guard.Content;
using Sealing.Guard.Lines;
using Sealing.Guard.Rules;
using Sealing.Guard.Values;

namespace Sealing.Guard.Files;

/// <summary>Files that a secretGenerator makes Secrets of: every value in them is a secret.</summary>
internal static class GeneratorFile
{
    public static void Scan(TextSegment segment, ICollection<Hit> hits)
    {
        var text = segment.Text;
        if (Placeholders.IsHarmless(text) || PublicMaterial.Is(text) || text.Contains("ENC[AES256_GCM,", StringComparison.Ordinal))
        {
            return;
        }

        var lines = FileNames.IsSettings(segment.Path) ? LineScanner.FindAll(text).ToList() : [];
        if (lines.Count == 0 && !FileNames.IsSettings(segment.Path))
        {
            hits.Add(new Hit(KustomizeRules.GeneratorFile, segment.PlaceOf(0), "", text));
        }

        foreach (var line in lines)
        {
            hits.Add(new Hit(KustomizeRules.GeneratorFile, new TextPlace(segment.PlaceOf(0).Line + line.Line, line.Column + 1), line.Name, line.Value));
        }
    }
}
