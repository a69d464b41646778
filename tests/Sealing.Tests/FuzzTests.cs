using System.Diagnostics;
using Sealing.Fuzz;
using Xunit;

namespace Sealing.Tests;

/// <summary>A short run of each target of Sealing.Fuzz, whose program runs them for as long as one likes.</summary>
public sealed class FuzzTests
{
    private const int Seed = 1;

    private const int MostInputs = 2_000; // the same on every machine, however fast

    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Targets => [.. FuzzTargets.All.Select(target => target.Name)];

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_input_is_a_find(string name)
    {
        var clock = Stopwatch.StartNew();
        var fuzzer = new Fuzzer(FuzzTargets.All.Single(target => target.Name == name), Seed);

        var find = fuzzer.Run(() => clock.Elapsed < Length && fuzzer.Count < MostInputs).FirstOrDefault();

        Assert.True(find is null, find is null ? "" : $"{find.Kind}: {find.Details}, input in base64: {Convert.ToBase64String(find.Input.Span)}");
        Assert.NotEqual(0, fuzzer.ReadCount);
    }

    [Fact]
    public void An_exception_that_is_none_of_the_library_is_a_find()
    {
        var finds = new Fuzzer(new FaultyTarget(), Seed).Run(new Countdown(100).More).ToArray();
        Assert.Contains(finds, find => find.Kind.StartsWith("FormatException", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_seed_makes_the_same_inputs()
    {
        byte[][] seeds = [.. FuzzTargets.All[0].Seeds];
        var (first, second) = (new Mutator(seeds, Seed), new Mutator(seeds, Seed));
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(first.Next([]), second.Next([])));
    }

    private sealed class Countdown(int count)
    {
        private int _left = count;

        public bool More() => _left-- > 0;
    }

    private sealed class FaultyTarget : IFuzzTarget
    {
        public string Name => "faulty";

        public IReadOnlyList<byte[]> Seeds { get; } = ["seed"u8.ToArray()];

        public void Run(byte[] input)
        {
            if (input.Length != 4)
            {
                throw new FormatException("not four bytes");
            }
        }
    }
}
