using System.Globalization;

namespace Sealing.Cli.SealedSecrets.Renewal;

/// <summary>How many files have SealedSecrets, how many items these have, how many of the items were new already, and how many files failed.</summary>
internal sealed record RenewalTally(int Files = 0, int Items = 0, int Kept = 0, int Failed = 0)
{
    public RenewalTally Plus(RenewalTally other) => new(Files + other.Files, Items + other.Items, Kept + other.Kept, Failed + other.Failed);

    /// <summary>The numbers in a line.</summary>
    public string Summary(bool isDone) => string.Create(
        CultureInfo.InvariantCulture, $"{Count(Files, "file")}, {Count(Items, "item")}, {Kept} already new, {Failed} failed{(isDone ? "" : "; nothing was written")}");

    private static string Count(int number, string noun) => string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");
}
