using System.Globalization;
using System.Text;
using Sealing.Text;

namespace Sealing.Sops.Keys;

/// <summary>What is said where the data key cannot be had. Programs look for these words. Source: SOPS' documented behaviour.</summary>
internal static class RecoveryReport
{
    private const int Width = 75;
    private const int ErrorWidth = 60;

    public static string Write(IReadOnlyList<GroupRecovery> groups, int threshold)
    {
        var report = new StringBuilder("Failed to get the data key required to decrypt the SOPS file.\n");
        for (var i = 0; i < groups.Count; i++)
        {
            report.Append(CultureInfo.InvariantCulture, $"\nGroup {i}: {(groups[i].Part is null ? "FAILED" : "SUCCESS")}\n");
            foreach (var (key, errors) in groups[i].Attempts)
            {
                report.Append(CultureInfo.InvariantCulture, $"  {Printable.Line(key)}: {(errors is null ? "SUCCESS" : "FAILED")}\n");
                foreach (var error in errors ?? [])
                {
                    Append(report, error);
                }
            }
        }

        return report.Append('\n').Append(Wrap(Trailer(groups, threshold), Width)).ToString();
    }

    private static string Trailer(IReadOnlyList<GroupRecovery> groups, int threshold)
    {
        if (groups.Count == 1)
        {
            return "Recovery failed because no master key was able to decrypt the file. In order for SOPS to recover the file, at least one key has to be successful, but none were.";
        }

        var recovered = groups.Count(group => group.Part is not null);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Recovery failed because the file was encrypted with a Shamir threshold of {threshold}, but only {recovered} part(s) were successfully recovered, one for each successful key group. In order for SOPS to recover the file, at least {threshold} groups have to be successful. In order for a group to be successful, at least one of the keys in that group has to be successful.");
    }

    private static void Append(StringBuilder report, string error)
    {
        var lead = "    - | ";
        foreach (var line in Wrap(error, ErrorWidth).Split('\n'))
        {
            report.Append(lead).Append(line).Append('\n');
            lead = "      | ";
        }
    }

    private static string Wrap(string text, int width)
    {
        var output = new StringBuilder();
        foreach (var line in text.Split('\n'))
        {
            var length = 0;
            foreach (var word in line.Split(' '))
            {
                var breaks = length > 0 && length + 1 + word.Length > width;
                output.Append(breaks ? "\n" : length > 0 ? " " : "").Append(word);
                length = breaks ? word.Length : length + (length > 0 ? 1 : 0) + word.Length;
            }

            output.Append('\n');
        }

        return output.ToString().TrimEnd('\n');
    }
}

/// <summary>What became of a key group: its part of the data key, or null, and each key that was tried with what went wrong with each service, null where one gave it.</summary>
internal sealed record GroupRecovery(byte[]? Part, IReadOnlyList<(string Key, IReadOnlyList<string>? Errors)> Attempts);
