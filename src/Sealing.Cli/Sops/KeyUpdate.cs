using System.Globalization;
using System.Text;
using Sealing.Sops;
using Sealing.Text;

namespace Sealing.Cli.Sops;

/// <summary>What differs between the master keys of a file and those that it should have. Source: SOPS' documented behaviour.</summary>
internal static class KeyUpdate
{
    /// <summary>Each group with its keys, those to add with <c>+++</c> and those to remove with <c>---</c>; empty where nothing differs.</summary>
    public static string Compare(SopsMetadata now, SopsMetadata wanted)
    {
        var report = new StringBuilder();
        var differs = now.ShamirThreshold != wanted.ShamirThreshold || now.KeyGroups.Count != wanted.KeyGroups.Count;
        for (var i = 0; i < Math.Max(now.KeyGroups.Count, wanted.KeyGroups.Count); i++)
        {
            var (old, @new) = (Names(now, i), Names(wanted, i));
            report.Append(CultureInfo.InvariantCulture, $"Group {i + 1}\n");
            Append(report, "    ", old.Where(@new.Contains));
            Append(report, "+++ ", @new.Except(old, StringComparer.Ordinal));
            Append(report, "--- ", old.Except(@new, StringComparer.Ordinal));
            differs |= !old.ToHashSet(StringComparer.Ordinal).SetEquals(@new);
        }

        if (now.ShamirThreshold != wanted.ShamirThreshold)
        {
            report.Append(CultureInfo.InvariantCulture, $"+++ shamir_threshold: {wanted.ShamirThreshold}\n--- shamir_threshold: {now.ShamirThreshold}\n");
        }

        return differs ? report.ToString() : "";
    }

    private static void Append(StringBuilder report, string mark, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            report.Append(mark).Append(Printable.Line(name)).Append('\n');
        }
    }

    private static string[] Names(SopsMetadata metadata, int group) =>
        group < metadata.KeyGroups.Count ? [.. metadata.KeyGroups[group].Keys.Select(key => key.Identity)] : [];
}
