using System.Globalization;

namespace Sealing.Fuzz;

/// <summary>What the command line says.</summary>
internal sealed record FuzzOptions
{
    public const string Usage = """
        Sealing.Fuzz [--seconds N] [--seed S] [--only NAME]... [--finds FOLDER] [FILE]...
          --seconds   for each target, 10 unless given
          --seed      of the random numbers: a run with the same one tries the same inputs; else by chance
          --only      the targets, else all
          --finds     where inputs that end badly are kept, fuzz-finds unless given
          FILE        tries these inputs and no others
        """;

    public int Seconds { get; init; } = 10;

    public int Seed { get; init; } = Random.Shared.Next();

    public IReadOnlyList<string> Only { get; init; } = [];

    public string Finds { get; init; } = "fuzz-finds";

    public IReadOnlyList<string> Files { get; init; } = [];

    public IEnumerable<IFuzzTarget> Targets => FuzzTargets.All.Where(target => Only.Count == 0 || Only.Contains(target.Name, StringComparer.Ordinal));

    /// <exception cref="FormatException">An option is unknown, or its value is missing or no number.</exception>
    public static FuzzOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new FuzzOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i].StartsWith("--", StringComparison.Ordinal)
                ? options.With(arguments[i], ++i < arguments.Count ? arguments[i] : throw new FormatException("a value is missing behind " + arguments[i - 1]))
                : options with { Files = [.. options.Files, arguments[i]] };
        }

        return options;
    }

    private FuzzOptions With(string option, string value) => option switch
    {
        "--seconds" => this with { Seconds = int.Parse(value, CultureInfo.InvariantCulture) },
        "--seed" => this with { Seed = int.Parse(value, CultureInfo.InvariantCulture) },
        "--finds" => this with { Finds = value },
        "--only" when FuzzTargets.All.Any(target => target.Name == value) => this with { Only = [.. Only, value] },
        "--only" => throw new FormatException("no target " + value + ": there are " + string.Join(", ", FuzzTargets.All.Select(target => target.Name))),
        _ => throw new FormatException("no option " + option),
    };
}
