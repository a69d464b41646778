using System.Globalization;
using System.Text.Json;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops.Fuzz;

/// <summary>The promises for random documents. <c>SEALING_FUZZ=200000</c> tries that many of each format, from a random number or that of <c>SEALING_FUZZ_SEED</c>.</summary>
public sealed class FlatFuzzTests
{
    private const int FewDocuments = 300;

    [Theory]
    [InlineData(SopsFormat.Ini)]
    [InlineData(SopsFormat.Dotenv)]
    [InlineData(SopsFormat.Json)]
    public void Random_documents_are_refused_or_come_back(SopsFormat format)
    {
        var asked = Environment.GetEnvironmentVariable("SEALING_FUZZ");
        var count = asked is null ? FewDocuments : int.Parse(asked, CultureInfo.InvariantCulture);
        var seeded = Environment.GetEnvironmentVariable("SEALING_FUZZ_SEED");
        var start = seeded is not null ? int.Parse(seeded, CultureInfo.InvariantCulture) : asked is null ? 0 : Environment.TickCount & 0xFFFFFF;
        var held = 0;
        for (var seed = start; seed < start + count; seed++)
        {
            held += Check(format, seed) ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{format}: {count} documents, {held} encrypted"));
        Assert.True(held > count / 3);
    }

    private static bool Check(SopsFormat format, int seed)
    {
        var promises = new FlatPromises(format, seed);
        try
        {
            return promises.Check();
        }
        catch (Exception e)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {e.Message}\nThe document:\n{JsonSerializer.Serialize(promises.Text)}"), e);
        }
    }
}
