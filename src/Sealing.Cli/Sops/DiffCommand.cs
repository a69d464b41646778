using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;
using Sealing.Text;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops diff</c>: which values two files differ in. Exit code 0 where they are the same, 1 where they are not, as diff has it.</summary>
internal static class DiffCommand
{
    public static Command Create(SopsOptions options) => new Command("diff", "Show which values of two files differ, encrypted or not, without showing them")
        .With(options.ShowValues, options.InputType, options.IgnoreMac, options.Order, options.Config)
        .WithAction(options, Run);

    private static int Run(SopsArguments arguments)
    {
        if (arguments.Words is not [var before, var after])
        {
            throw new CommandException(SopsExit.NoFile, "two files are needed") { Hint = "seal sops diff OLD NEW" };
        }

        var documents = new Documents(arguments);
        var report = Compare(Read(arguments, documents, before), Read(arguments, documents, after), arguments.Is(arguments.Options.ShowValues));
        Terminal.Report(report);
        return report.Length == 0 ? 0 : 1;
    }

    private static IReadOnlyList<SopsEntry> Read(SopsArguments arguments, Documents documents, string path)
    {
        using var file = DocumentFile.Read(arguments, path);
        var document = file.Parse(isPlain: false);
        if (!document.IsEncrypted)
        {
            return document.Entries();
        }

        var plain = documents.Decrypt(file, document);
        try
        {
            return SopsDocument.Parse(plain, file.Format).Entries();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static string Compare(IReadOnlyList<SopsEntry> before, IReadOnlyList<SopsEntry> after, bool showsValues)
    {
        var report = new StringBuilder();
        var old = before.ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);
        var now = after.ToDictionary(entry => entry.Path, entry => entry.Text, StringComparer.Ordinal);
        foreach (var path in before.Concat(after).Select(entry => entry.Path).Distinct(StringComparer.Ordinal))
        {
            var (was, @is) = (old.GetValueOrDefault(path), now.GetValueOrDefault(path));
            if (was != @is)
            {
                report.Append(was is null ? "+ " : @is is null ? "- " : "~ ").Append(Printable.Line(path)).Append(showsValues ? Values(was, @is) : "").Append('\n');
            }
        }

        return report.ToString();
    }

    private static string Values(string? was, string? @is) => ": " + string.Join(" -> ", new[] { was, @is }.OfType<string>().Select(text => '"' + Printable.Line(text.Replace("\n", "\\n", StringComparison.Ordinal)) + '"'));
}
