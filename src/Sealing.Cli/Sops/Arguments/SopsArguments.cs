using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sealing.Cli.Host;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>What a command line of <c>seal sops</c> says.</summary>
internal sealed class SopsArguments(ParseResult line, SopsOptions options)
{
    private const int MaxIndent = 16;

    private readonly Lazy<SopsConfigFile?> _config = new(() => SopsConfigFile.Load(line.GetValue(options.Config)));

    /// <summary>Those of a command line without any flag: configuration and keys are where they are looked for.</summary>
    public static SopsArguments Standard() => new(new Command("sops").Parse([]), new SopsOptions());

    public SopsOptions Options => options;

    /// <summary>The words that are no flags: a file, and what else the command takes.</summary>
    public IReadOnlyList<string> Words => line.GetValue(options.Arguments) ?? [];

    /// <summary>The words after <c>--</c>, or null.</summary>
    public IReadOnlyList<string>? AfterDashes => line.Tokens.Any(token => token.Type == TokenType.DoubleDash)
        ? [.. line.Tokens.SkipWhile(token => token.Type != TokenType.DoubleDash).Skip(1).Select(token => token.Value)]
        : null;

    /// <summary>The configuration that applies, or null. Looking for it is part of every command; only those that need a rule fail with a broken one.</summary>
    public SopsConfigFile? Config => _config.Value;

    /// <summary>The configuration, for work that goes by its rules.</summary>
    /// <param name="hint">What it is needed for.</param>
    /// <exception cref="CommandException">There is none, or it is broken.</exception>
    public SopsConfigFile ConfigFor(string hint)
    {
        var config = Config ?? throw new CommandException(SopsExit.Codes.Failure, "config file not found") { Hint = hint };
        config.ThrowIfBroken();
        return config;
    }

    public SopsMacCheck MacCheck => Is(options.IgnoreMac) ? SopsMacCheck.Ignored : SopsMacCheck.Required;

    public int Threshold => line.GetValue(options.Threshold);

    public bool Is(Option<bool> option) => line.GetValue(option);

    /// <summary>Null where the flag is not given, or is empty.</summary>
    public string? Text(Option<string> option) => line.GetValue(option) is { Length: > 0 } text ? text : null;

    /// <summary>Whether the flag is given, if only with an empty value.</summary>
    public bool Has(Option option) => line.GetResult(option) is { Implicit: false };

    /// <summary>Whether the flag is given and says anything.</summary>
    public bool Says(Option option) => option switch
    {
        Option<bool> flag => Is(flag),
        Option<string> text => Text(text) is not null,
        _ => Has(option),
    };

    /// <summary>The key services that the command line names, or null.</summary>
    public IReadOnlyList<string>? KeyServiceUris => line.GetValue(options.KeyServices) is { Length: > 0 } uris ? uris : null;

    public static string? Environment(string name) => System.Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    /// <summary>The columns by which new text of a format is indented: what the flag says, else the configuration; null for what the reference has.</summary>
    public int? Indent(SopsFormat format)
    {
        if (Text(options.Indent) is { } text)
        {
            return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var columns) && columns <= MaxIndent
                ? columns
                : throw new UsageException($"invalid argument \"{text}\" for \"--indent\" flag: must be a number from 0 to {MaxIndent}");
        }

        var name = format switch { SopsFormat.Binary => "json_binary", SopsFormat.Json => "json", _ => "yaml" };
        return Config?.Indents.TryGetValue(name, out var configured) == true ? Math.Min(configured, MaxIndent) : null;
    }

    /// <summary>The first word: the file that a command is run with.</summary>
    /// <exception cref="CommandException">None is named.</exception>
    public string File => Files[0];

    /// <summary>The files that the command is about, each once.</summary>
    /// <exception cref="CommandException">None is named.</exception>
    public IReadOnlyList<string> Files => Words.Count > 0 ? [.. Words.Distinct(StringComparer.Ordinal)] : throw new CommandException(SopsExit.NoFile, "no file specified");

    /// <summary>The files to write a result of: several only where each is written back, and standard input where none is named.</summary>
    /// <exception cref="CommandException">What is asked for cannot be had of these files.</exception>
    public IReadOnlyList<string> FilesToWrite()
    {
        var files = Words.Count > 0 ? Files : ["-"];
        SopsConflicts.Check(this, files);
        return files;
    }

    /// <summary>The path that decides the format and the creation rule.</summary>
    public string NameOf(string file) => Text(options.FileName) ?? file;

    public SopsFormat InputFormat(string file) => SopsFormats.Of(Text(options.InputType), NameOf(file), file);

    public SopsFormat OutputFormat(string file) => SopsFormats.Of(Text(options.OutputType), NameOf(file), file);
}
