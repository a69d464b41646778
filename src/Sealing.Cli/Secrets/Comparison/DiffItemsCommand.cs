using System.CommandLine;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Comparison;

/// <summary><c>seal diff</c>: which items appear, go and change. Exit code 0 where none does, 1 where one does, as diff has it.</summary>
internal static class DiffItemsCommand
{
    private static readonly Dictionary<string, ItemText> None = [];

    public static Command Create()
    {
        var keys = Flags.List("--key", "Private key file: compares the values of SealedSecrets, not their ciphertext; may be repeated");
        var shows = Flags.Switch("--show-values", "Show what was and what is: of SealedSecrets with --key, of files of SOPS with the keys that it finds");
        var git = Flags.Text("--git", "Compare with the files of a commit: REV with the files that are there, or REV..REV");
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.ZeroOrMore, Description = "Two files; with --git files and folders to keep to" };
        var command = new Command("diff", """
            Say which items of SealedSecrets and of files of SOPS appear (+), go (-) and change (~). Exit code 1 where any does.

              seal diff before.yaml after.yaml --key backup.yaml
              seal diff --git origin/main apps/
            """) { keys, shows, git, files };
        command.SetAction(line =>
        {
            var (keyFiles, showsValues) = (Flags.Value(line, keys) ?? [], line.GetValue(shows));
            using var ring = keyFiles.Length == 0 ? null : KeyRings.Load(keyFiles);
            var items = new SecretItems(new OpenedValues(ring, showsValues));
            var words = line.GetValue(files) ?? [];
            var pairs = Flags.Value(line, git) is { } revision ? GitPairs.Of(revision, words) : [Two(words)];
            var report = string.Concat(pairs.Select(pair => Compare(pair, items, showsValues)));
            Terminal.Report(report);
            return report.Length == 0 ? 0 : 1;
        });
        return command;
    }

    private static ComparedFile Two(string[] words) => words is [var before, var after]
        ? new ComparedFile("", new NamedBytes(before, InputFile.Read(before)), new NamedBytes(after, InputFile.Read(after)))
        : throw new UsageException("two files are needed") { Hint = "seal diff OLD NEW, or seal diff --git REVISION" };

    private static string Compare(ComparedFile file, SecretItems items, bool showsValues)
    {
        var (was, @is) = (Items(file.Before, items), Items(file.After, items));
        if (file.Name.Length == 0 && (was is null || @is is null))
        {
            throw new SealingException($"{Printable.Line((was is null ? file.Before : file.After)!.Name)}: it holds no SealedSecret, and nothing that SOPS has encrypted");
        }

        var report = new StringBuilder();
        foreach (var name in (was ?? None).Keys.Concat((@is ?? None).Keys).Distinct(StringComparer.Ordinal))
        {
            var (old, now) = ((was ?? None).GetValueOrDefault(name), (@is ?? None).GetValueOrDefault(name));
            if (old != now)
            {
                report.Append(old is null ? "+ " : now is null ? "- " : "~ ").Append(file.Name.Length == 0 ? "" : file.Name + ": ").Append(Printable.Line(name));
                report.Append(showsValues && (old ?? now)!.IsOpen ? ": " + Values(old, now) : "").Append('\n');
            }
        }

        return report.ToString();
    }

    private static IReadOnlyDictionary<string, ItemText>? Items(NamedBytes? file, SecretItems items) => file is null ? null : items.Of(file.Name, file.Bytes);

    private static string Values(ItemText? was, ItemText? @is) =>
        string.Join(" -> ", new[] { was, @is }.OfType<ItemText>().Select(item => '"' + Printable.Line(item.Text.Replace("\n", "\\n", StringComparison.Ordinal)) + '"'));
}

/// <summary>A file that is compared: its name in the report, or none where there is only one, and what it was and is; null where it is not there.</summary>
internal sealed record ComparedFile(string Name, NamedBytes? Before, NamedBytes? After);

/// <summary>Contents, and the name that says their format.</summary>
internal sealed record NamedBytes(string Name, byte[] Bytes);
