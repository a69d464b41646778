using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>The <c>.sops.yaml</c> that applies: the one named, else the first in the current folder and those above it.</summary>
internal sealed class SopsConfigFile
{
    private const string Name = ".sops.yaml";
    private const int MaxLevels = 100;

    private readonly SopsConfiguration _configuration;

    private SopsConfigFile(string path, SopsConfiguration configuration)
    {
        (Path, _configuration) = (path, configuration);
    }

    public string Path { get; }

    /// <summary>Columns by which new text is indented, by the name of the format.</summary>
    public IReadOnlyDictionary<string, int> Indents => _configuration.Indents;

    /// <summary>The creation rules, none where the configuration does not speak of any.</summary>
    public IReadOnlyList<SopsCreationRule> Rules => _configuration.CreationRules ?? [];

    /// <summary>Null where there is none.</summary>
    /// <exception cref="SealingException">It is broken, or the one named is not there.</exception>
    public static SopsConfigFile? Load(string? named)
    {
        if ((named ?? Environment.GetEnvironmentVariable("SOPS_CONFIG")) is { Length: > 0 } path)
        {
            return Read(path);
        }

        return Find() is { } found ? Read(found) : null;
    }

    /// <summary>The rule for a new file, or null where the configuration does not speak of rules.</summary>
    /// <exception cref="SopsException">No rule is for it.</exception>
    public SopsCreationRule? RuleFor(string file)
    {
        try
        {
            return _configuration.RuleFor(Relative(file));
        }
        catch (SopsException e)
        {
            throw new SopsException(e.Failure, e.Message) { Hint = e.Hint ?? $"the configuration is {Path}, the path {Relative(file)}" };
        }
    }

    /// <summary>Where a file is published. The rules are matched with the path as it was given.</summary>
    /// <exception cref="SopsException">No rule is for it, or the one that is says no single place.</exception>
    public SopsDestinationRule DestinationFor(string file)
    {
        try
        {
            return _configuration.DestinationFor(file);
        }
        catch (SopsException e)
        {
            throw new SopsException(e.Failure, e.Message) { Hint = $"the configuration is {Path}, the path {file}" };
        }
    }

    /// <summary>A path as rules are matched with it: without the folder of the configuration.</summary>
    public string Relative(string file)
    {
        var full = System.IO.Path.GetFullPath(file);
        var folder = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(Path))!) + System.IO.Path.DirectorySeparatorChar;
        return full.StartsWith(folder, StringComparison.Ordinal) ? full[folder.Length..] : full;
    }

    private static string? Find()
    {
        DirectoryInfo? folder = new(Directory.GetCurrentDirectory());
        for (var level = 0; folder is not null && level < MaxLevels; level++, folder = folder.Parent)
        {
            var path = System.IO.Path.Combine(folder.FullName, Name);
            if (File.Exists(path))
            {
                return path;
            }

            if (File.Exists(System.IO.Path.Combine(folder.FullName, ".sops.yml")))
            {
                Terminal.Warning($"ignoring \".sops.yml\" in {folder.FullName}: the config file must be called \"{Name}\"");
            }
        }

        return null;
    }

    private static SopsConfigFile Read(string path)
    {
        try
        {
            return new SopsConfigFile(path, SopsConfiguration.Parse(InputFile.Read(path), new SopsKeyParser(TimeProvider.System)));
        }
        catch (SealingException e)
        {
            throw new CommandFailure(SopsExit.Codes.Failure, $"error loading config: {path}: {e.Message}", e) { Hint = e.Hint };
        }
    }
}
