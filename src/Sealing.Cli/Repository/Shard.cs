using System.Buffers.Binary;
using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;

namespace Sealing.Cli.Repository;

/// <summary>
/// One of several runs that share the work on a tree without talking: a file belongs to the run whose index is the SHA-256 of its path (the first four bytes,
/// big-endian) modulo their number.
/// </summary>
/// <param name="Index">Which, from 0.</param>
/// <param name="Count">How many, 1 or more.</param>
internal sealed record Shard(int Index, int Count)
{
    public static readonly Shard Whole = new(0, 1);

    public static Option<string> Option()
    {
        var option = Flags.Text("--shard", "Do the part I (from 0) of N of the files, such as 0/4, for runs beside each other");
        option.HelpName = "I/N";
        return option;
    }

    /// <summary>What the flag says; the whole without it.</summary>
    /// <exception cref="UsageException">Not two numbers, or the first is not below the second.</exception>
    public static Shard Parse(string? word)
    {
        if (word is null)
        {
            return Whole;
        }

        return word.Split('/') is [var index, var count] && TryNumber(index, out var i) && TryNumber(count, out var n) && i < n
            ? new Shard(i, n)
            : throw new UsageException($"invalid argument \"{word}\" for \"--shard\" flag: must be I/N, with I from 0 and below N");
    }

    /// <summary>Whether a file is to be done by this run.</summary>
    /// <param name="path">The path, which must be the same in all runs: from the folder that they run in.</param>
    public bool Has(string path) => Count == 1 || BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Plain(path)))) % (uint)Count == (uint)Index;

    private static string Plain(string path) => Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetFullPath(path)).Replace('\\', '/');

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
