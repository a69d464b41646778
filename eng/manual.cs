// Manual pages from the help of `seal` and of each of its commands, in the language of man(7): manual SEAL FOLDER.

using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

var (program, folder) = (args[0], args[1]);
Directory.CreateDirectory(folder);
var version = Run("--version").Trim();
var date = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Environment.GetEnvironmentVariable("SOURCE_DATE_EPOCH") ?? "0", CultureInfo.InvariantCulture));
WriteAll([]);

void WriteAll(string[] words)
{
    var sections = Section.Read(Run([.. words, "--help"]));
    var commands = sections.Where(section => section.Name == "Commands").SelectMany(section => section.Items()).Select(item => item.Name.Split([' ', ','])[0]).ToArray();
    var name = string.Join('-', ["seal", .. words]);
    File.WriteAllText(Path.Combine(folder, name + ".1"), Page(name, words, sections, commands));
    foreach (var command in commands)
    {
        WriteAll([.. words, command]);
    }
}

string Page(string name, string[] words, IReadOnlyList<Section> sections, string[] commands)
{
    var page = new StringBuilder();
    page.Append(CultureInfo.InvariantCulture, $".TH {name.ToUpperInvariant()} 1 {date:yyyy-MM-dd} \"seal {version}\" \"Sealing\"\n");
    var description = sections.FirstOrDefault(section => section.Name == "Description")?.Lines ?? [];
    var summary = description.FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? name;
    page.Append(".SH NAME\n").Append(Text(name)).Append(@" \- ").Append(Text(summary.TrimEnd('.', ':'))).Append('\n');
    foreach (var section in sections.OrderBy(section => section.Name switch { "Usage" => 0, "Description" => 1, _ => 2 }))
    {
        page.Append(".SH ").Append(Text(section.Name == "Usage" ? "SYNOPSIS" : section.Name.ToUpperInvariant())).Append('\n');
        page.Append(section.Name is "Usage" or "Description" or "Examples" ? Prose(section.Lines) : Items(section));
    }

    string[] related = [.. words.Length > 0 ? [string.Join('-', ["seal", .. words[..^1]])] : Array.Empty<string>(), .. commands.Select(command => name + "-" + command)];
    if (related.Length > 0)
    {
        page.Append(".SH SEE ALSO\n").AppendJoin(",\n", related.Select(other => ".BR " + Text(other) + " (1)")).Append('\n');
    }

    return page.ToString();
}

// What is indented further than its section is an example.
static string Prose(IReadOnlyList<string> lines)
{
    var page = new StringBuilder();
    var isExample = false;
    foreach (var line in lines)
    {
        var isIndented = line.StartsWith("    ", StringComparison.Ordinal);
        if (isIndented != isExample && line.Trim().Length > 0)
        {
            page.Append(isIndented ? ".PP\n.nf\n" : ".fi\n.PP\n");
            isExample = isIndented;
        }

        page.Append(line.Trim().Length > 0 ? Text(line.Trim()) + "\n" : isExample ? "\n" : "");
    }

    return page.Append(isExample ? ".fi\n" : "").ToString();
}

static string Items(Section section) => string.Concat(section.Items().Select(item => $".TP\n.B {Text(item.Name)}\n{(item.Text.Length > 0 ? Text(item.Text) : "\\&")}\n"));

static string Text(string text)
{
    var escaped = text.Replace(@"\", @"\e", StringComparison.Ordinal).Replace("-", @"\-", StringComparison.Ordinal).Replace("\"", @"\(dq", StringComparison.Ordinal);
    return escaped is ['.' or '\'', ..] ? @"\&" + escaped : escaped;
}

string Run(params string[] words)
{
    using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} {string.Join(' ', words)}: exit code {process.ExitCode}");
}

/// <summary>A heading of a help text with the lines under it.</summary>
internal sealed partial record Section(string Name, IReadOnlyList<string> Lines)
{
    public static IReadOnlyList<Section> Read(string help)
    {
        var sections = new List<Section>();
        var lines = new List<string>();
        foreach (var line in help.Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.Length > 0 && line[0] != ' ')
            {
                sections.Add(new Section(line.TrimEnd(':'), lines = []));
            }
            else
            {
                lines.Add(line);
            }
        }

        return sections;
    }

    /// <summary>Its lines as names and what is said of them; a line that is indented further goes on with the one above.</summary>
    public IReadOnlyList<(string Name, string Text)> Items()
    {
        var items = new List<(string Name, string Text)>();
        foreach (var line in Lines.Where(line => line.Trim().Length > 0))
        {
            var parts = Gap().Split(line.Trim(), 2);
            if (line.StartsWith("   ", StringComparison.Ordinal) && items.Count > 0)
            {
                items[^1] = (items[^1].Name, items[^1].Text + " " + line.Trim());
            }
            else
            {
                items.Add((parts[0], parts.ElementAtOrDefault(1) ?? ""));
            }
        }

        return items;
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();
}
