using System.Diagnostics;
using System.Globalization;

namespace Sealing.Fuzz;

/// <summary>Fuzzes the readers of the library: see <see cref="FuzzOptions.Usage"/>. The exit code is 1 where something was found.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        try
        {
            var options = FuzzOptions.Parse(arguments);
            return options.Targets.Select(target => Finds(target, options)).ToArray().Contains(true) ? 1 : 0;
        }
        catch (FormatException e)
        {
            Console.Error.WriteLine(e.Message);
            Console.Error.WriteLine(FuzzOptions.Usage);
            return 2;
        }
    }

    private static bool Finds(IFuzzTarget target, FuzzOptions options)
    {
        var fuzzer = new Fuzzer(target, options.Seed);
        using var finds = new FindFolder(options.Finds, target.Name);
        foreach (var find in options.Files.Count > 0 ? Replay(fuzzer, options.Files) : fuzzer.Run(Clock(options.Seconds), finds.Running))
        {
            finds.Add(find);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{target.Name}: seed {options.Seed}, {fuzzer.Count} inputs, {fuzzer.ReadCount} read, {finds.Kinds} kinds of finds"));
        return finds.Kinds > 0;
    }

    private static IEnumerable<FuzzFind> Replay(Fuzzer fuzzer, IReadOnlyList<string> files) =>
        files.Select(file => fuzzer.Try(File.ReadAllBytes(file))).OfType<FuzzFind>();

    private static Func<bool> Clock(int seconds)
    {
        var clock = Stopwatch.StartNew();
        return () => clock.Elapsed.TotalSeconds < seconds;
    }
}
