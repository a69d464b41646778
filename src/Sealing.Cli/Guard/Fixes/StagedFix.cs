using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;
using Sealing.Guard;

namespace Sealing.Cli.Guard.Fixes;

/// <summary>
/// Puts ciphertext in the place of the plaintext that is staged. Each file is changed whole or not at all; one that cannot be is left with its findings.
/// </summary>
internal static class StagedFix
{
    /// <summary>Whether any file was changed. What was done, and why not, goes to standard error.</summary>
    public static bool Run(GitFiles staged, IReadOnlyList<Finding> findings, string? certificate, string? cluster)
    {
        using var objects = new GitObjects();
        using var seal = new SealFix(staged.Tree, objects, certificate, cluster);
        var sops = new SopsFix(staged, objects);
        var done = 0;
        foreach (var file in findings.GroupBy(finding => finding.File, StringComparer.Ordinal))
        {
            var rules = file.Select(finding => finding.Rule.Id).ToHashSet(StringComparer.Ordinal);
            Func<string, byte[], FixedFile>? fix = rules.Contains("SG201") ? sops.Encrypt : rules.Overlaps(["SG101", "SG102"]) ? seal.Seal : null;
            if (fix is not null && TryFix(staged.Files.First(entry => entry.Path == file.Key), objects, fix))
            {
                done++;
            }
        }

        if (done > 0)
        {
            Terminal.Hint("the plaintext stays in Git's store as an object without a name until git gc --prune=now: take a secret that left this machine for known");
        }

        return done > 0;
    }

    private static bool TryFix(GitEntry entry, GitObjects objects, Func<string, byte[], FixedFile> fix)
    {
        byte[]? plain = null;
        try
        {
            if (entry.Mode == GitEntry.Link || entry.IsNameLossy)
            {
                throw new SealingException(entry.IsNameLossy ? "its name is not UTF-8" : "it is a symbolic link");
            }

            plain = objects.Read(entry.ObjectId, SizeLimit.Manifest.Bytes) ?? throw new SealingException("it is larger than 64 MiB");
            var made = fix(entry.Path, plain);
            IndexWriter.Stage(entry, plain, made.Content);
            Terminal.Line($"{entry.Path}: {made.How}");
            return true;
        }
        catch (SealingException e) when (e is not GitException)
        {
            Terminal.Warning($"{entry.Path}: left as it is: {e.Message}");
            Terminal.Hint(FlagHints.HintOf(e));
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}

/// <summary>Ciphertext, and a few words on how it was made.</summary>
internal readonly record struct FixedFile(byte[] Content, string How);
