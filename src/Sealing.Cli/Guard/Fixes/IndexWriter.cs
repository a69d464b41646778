using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Guard.Fixes;

/// <summary>Puts a content in the place of a staged one: in the index that the environment names and, if nothing else is lost by it, in the work tree.</summary>
internal static class IndexWriter
{
    // git commit -- path makes the commit from an index of this name, while the one that stays lies in index.lock.
    private const string PartialIndex = "next-index-";

    /// <summary>Without filters: they are programs that a repository's attributes ask for, and ciphertext needs none.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="plain">What is staged of it.</param>
    /// <param name="content">What takes its place.</param>
    /// <exception cref="GitException">Git cannot write to its store or to the index.</exception>
    public static void Stage(GitEntry entry, byte[] plain, byte[] content)
    {
        var file = Git.TryLine("rev-parse", "--show-toplevel") is { } root ? Path.Combine(root, entry.Path) : null;
        using var update = file is not null && new FileInfo(file) is { Exists: true, LinkTarget: null } ? FileUpdate.Unlocked(file) : null;
        var follows = update is not null && IsSame(update.Read(SizeLimit.Manifest), plain);
        var objectId = Line(Git.Run(content, "hash-object", "-w", "--stdin", "--no-filters"));
        var change = $"{entry.Mode},{objectId},{entry.Path}";
        Git.Run("update-index", "--cacheinfo", change);
        if (LastingIndex() is { } index)
        {
            Git.RunWithIndex(index, "update-index", "--cacheinfo", change);
        }

        if (follows)
        {
            Follow(entry, update!, content);
        }
        else if (File.Exists(file))
        {
            Terminal.Warning($"{entry.Path}: the file in the work tree is not what was staged: it was left as it is, in plaintext");
        }
    }

    private static void Follow(GitEntry entry, FileUpdate update, byte[] content)
    {
        try
        {
            update.Replace([content], SizeLimit.Manifest, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        catch (SealingException e)
        {
            Terminal.Warning($"{entry.Path}: staged, but the work tree still has the plaintext: {e.Message}");
        }
    }

    private static bool IsSame(byte[] there, byte[] plain)
    {
        try
        {
            return there.AsSpan().SequenceEqual(plain) || WithoutReturns(there).SequenceEqual(plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(there);
        }
    }

    // With core.autocrlf, Git takes the carriage returns out of what it stages.
    private static Span<byte> WithoutReturns(byte[] bytes)
    {
        var length = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] != '\r' || i + 1 == bytes.Length || bytes[i + 1] != '\n')
            {
                bytes[length++] = bytes[i];
            }
        }

        return bytes.AsSpan(0, length);
    }

    private static string? LastingIndex() =>
        Environment.GetEnvironmentVariable("GIT_INDEX_FILE") is { } used && Path.GetFileName(used).StartsWith(PartialIndex, StringComparison.Ordinal)
        && Path.Combine(Path.GetDirectoryName(Path.GetFullPath(used))!, "index.lock") is var index && File.Exists(index) ? index : null;

    private static string Line(byte[] output) => Encoding.ASCII.GetString(output).TrimEnd('\n');
}
