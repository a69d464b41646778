using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>
/// The <c>.sops.yaml</c> that applies: the one named, else the first in the current folder and those above it. What needs no rule works with a broken one.
/// </summary>
internal sealed class SopsConfigFile
{
    private const int MaxLevels = 100;

    private readonly SopsConfiguration? _configuration;
    private readonly SealingException? _failure;
    private int _warnings;

    private SopsConfigFile(string path)
    {
        Path = path;
        var bytes = InputFile.Read(path);
        try
        {
            _configuration = SopsConfiguration.Parse(bytes, TimeProvider.System);
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            _failure = e;
        }
    }

    public string Path { get; }

    /// <summary>Columns by which new text is indented, by the name of the format.</summary>
    public IReadOnlyDictionary<string, int> Indents => _configuration?.Indents ?? new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>The creation rules, or null where the configuration does not speak of any.</summary>
    /// <exception cref="CommandException">The configuration is broken.</exception>
    public IReadOnlyList<SopsCreationRule>? Rules => Configuration.CreationRules;

    private SopsConfiguration Configuration => _configuration ?? throw new CommandException(SopsExit.Codes.Failure, "error loading config: " + _failure!.In(Path).Message, _failure);

    /// <summary>Null where there is none.</summary>
    /// <exception cref="FileException">It cannot be read, or the one named is not there.</exception>
    public static SopsConfigFile? Load(string? named) =>
        ((named ?? Environment.GetEnvironmentVariable("SOPS_CONFIG")) is { Length: > 0 } path ? path : Find()) is { } found ? new SopsConfigFile(found) : null;

    /// <summary>The creation rule for a new file, or null where none is for it.</summary>
    /// <exception cref="SealingException">The rule is broken, or one before it, or the whole configuration.</exception>
    public SopsCreationRule? RuleFor(string file) => Within(() => Configuration.RuleFor(Relative(file)), Configuration.DestinationRules.Select(rule => rule.Fault));

    /// <summary>Where a file is published. The rules are matched with the path as it was given.</summary>
    /// <exception cref="SealingException">No rule is for it, or the rule is broken, or one before it, or the whole configuration.</exception>
    public SopsDestinationRule DestinationFor(string file) => Within(() => Configuration.DestinationFor(file), Rules?.Select(rule => rule.Fault)) ?? throw NoRule(ErrorKind.InvalidConfiguration, "no destination rule is for this path", file);

    public SealingException NoRuleFor(string file) => NoRule(ErrorKind.NoRule, "no matching creation rules found", Relative(file));

    /// <exception cref="CommandException">No rule can be read.</exception>
    public void ThrowIfBroken() => _ = Configuration;

    /// <summary>Tells once what is wrong with single creation rules.</summary>
    /// <exception cref="CommandException">The whole configuration is broken.</exception>
    public void WarnOfFaults() => WarnOfFaults(Configuration.DestinationRules.Select(rule => rule.Fault));

    /// <summary>Tells that the whole configuration was passed over, by work that needs no rule.</summary>
    public void WarnOfFailure()
    {
        if (_failure is not null)
        {
            Terminal.Warning($"{Path} is passed over: {_failure.Message}");
        }
    }

    /// <summary>A path as rules are matched with it: without the folder of the configuration.</summary>
    public string Relative(string file)
    {
        var full = System.IO.Path.GetFullPath(file);
        var folder = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!) + System.IO.Path.DirectorySeparatorChar;
        return full.StartsWith(folder, StringComparison.Ordinal) ? full[folder.Length..] : full;
    }

    // What is wrong with other rules is told once.
    private T Within<T>(Func<T> find, IEnumerable<SopsConfigurationFault?>? elsewhere)
    {
        try
        {
            var found = find();
            WarnOfFaults(elsewhere);
            return found;
        }
        catch (SealingException e) when (e is not CommandException)
        {
            throw new SealingException(e.Kind, "error loading config: " + e.In(Path).Message, default, e) { Hint = e.Hint };
        }
    }

    // The faults of rules of the other kind say nothing here.
    private void WarnOfFaults(IEnumerable<SopsConfigurationFault?>? elsewhere)
    {
        if (Interlocked.Exchange(ref _warnings, 1) == 0)
        {
            foreach (var fault in Configuration.Faults.Except(elsewhere ?? []))
            {
                Terminal.Warning($"{Path}: {fault}");
            }
        }
    }

    private SealingException NoRule(ErrorKind kind, string message, string path) =>
        new(kind, "error loading config: " + message) { Hint = $"the configuration is {Path}, the path {path}" };

    private static string? Find()
    {
        foreach (var folder in FoldersAbove.Of(Directory.GetCurrentDirectory()).Take(MaxLevels))
        {
            var path = System.IO.Path.Combine(folder, SopsConfiguration.FileName);
            if (File.Exists(path))
            {
                return path;
            }

            if (File.Exists(System.IO.Path.Combine(folder, SopsConfiguration.MisspeltFileName)))
            {
                Terminal.Warning($"ignoring \"{SopsConfiguration.MisspeltFileName}\" in {folder}: the config file must be called \"{SopsConfiguration.FileName}\"");
            }
        }

        return null;
    }
}
