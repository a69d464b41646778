using System.CommandLine;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Editing;

/// <summary><c>seal sops set</c>: one value, as JSON.</summary>
internal static class SetCommand
{
    public static Command Create(SopsOptions options) => new Command("set", "Set one value: FILE '[\"key\"][0]' JSON")
        .With(options.ValueFile, options.ValueStdin, options.Idempotent, options.IgnoreMac, options.Order, options.Threshold, options.Config, options.Indent).With(options.Types)
        .WithAction(options, Run);

    /// <summary><c>--set '["key"] JSON'</c>.</summary>
    public static int RunLegacy(SopsArguments arguments)
    {
        var text = arguments.Text(arguments.Options.Set)!;
        var end = text.IndexOf("] ", StringComparison.Ordinal);
        if (end < 0)
        {
            throw new CommandException(SopsExit.InvalidSet, "Invalid --set format") { Hint = "write a path, a blank and a value: '[\"key\"] \"value\"'" };
        }

        return EachFile.Run(arguments.Files, path => Set(arguments, path, text[..(end + 1)], text[(end + 2)..]));
    }

    /// <exception cref="CommandException">Not a path, or one into the metadata.</exception>
    public static SopsTreePath ParseIndex(string index)
    {
        try
        {
            var path = SopsTreePath.Parse(index);
            return path.ToString().StartsWith("[\"sops\"]", StringComparison.Ordinal)
                ? throw new CommandException(SopsExit.AlreadyEncrypted, "Set error: the top-level key 'sops' is where SOPS keeps its metadata")
                : path;
        }
        catch (SealingException e) when (e.Kind == ErrorKind.PathNotFound)
        {
            throw new CommandException(SopsExit.InvalidSet, "Invalid index format: " + e.Message, e);
        }
    }

    private static void Run(SopsArguments arguments)
    {
        var (isFile, isInput) = (arguments.Is(arguments.Options.ValueFile), arguments.Is(arguments.Options.ValueStdin));
        if (isFile && isInput)
        {
            throw new CommandException(SopsExit.Codes.Failure, "cannot use both --value-file and --value-stdin");
        }

        var words = arguments.Words;
        if (words.Count != (isInput ? 2 : 3))
        {
            throw new CommandException(SopsExit.NoFile, "no file specified, or index and value are missing") { Hint = "seal sops set FILE '[\"key\"]' '\"value\"'" };
        }

        Set(arguments, words[0], words[1], isInput ? Encoding.UTF8.GetString(InputFile.ReadStandardInput(SizeLimit.Sops)) : isFile ? Encoding.UTF8.GetString(InputFile.Read(words[2], SizeLimit.Sops)) : words[2]);
    }

    private static void Set(SopsArguments arguments, string path, string index, string json)
    {
        var at = ParseIndex(index);
        using var file = DocumentFile.ReadToWrite(arguments, path);
        var documents = new Documents(arguments);
        var output = arguments.OutputFormat(path);
        var before = output != file.Format && arguments.Text(arguments.Options.OutputType) is not null && !arguments.Is(arguments.Options.Idempotent) ? file.Bytes.ToArray() : null;
        if ((documents.Change(file, (document, key) => Set(document, at, json, key, arguments.MacCheck)) ?? before) is { } changed)
        {
            file.Replace(documents.As(file, changed, output), isEncrypted: true); // to convert it was asked for, too
        }
    }

    private static byte[]? Set(SopsDocument document, SopsTreePath at, string json, SopsDataKey key, SopsMacCheck check)
    {
        try
        {
            return document.Set(at, json, key, TimeProvider.System, check);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.NotJson)
        {
            throw new SealingException(e.Kind, "Value for --set is not valid JSON", e.Place, e) { Hint = e.Hint };
        }
    }
}
