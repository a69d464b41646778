using Sealing.Cli.Host;

namespace Sealing.Cli.SealedSecrets;

/// <summary>Flags and files of <c>seal</c> of which one would be passed over. kubeseal passes over them, and so it is under its name.</summary>
internal static class SealConflicts
{
    /// <exception cref="UsageException">Two are given that exclude each other.</exception>
    public static void Check(SealArguments arguments)
    {
        var modes = Modes(arguments).ToArray();
        if (modes is [var first, var second, ..])
        {
            throw new UsageException($"{first} and {second} exclude each other");
        }

        var mode = modes is [var only] ? only : null;
        CheckInput(arguments, mode);
        if (arguments.PassesThrough && mode is not (null or "--in-place"))
        {
            throw new UsageException($"{mode} and --pass-through exclude each other");
        }

        if (arguments.HasOutputFile && mode is "--merge-into" or "--in-place" or "--validate" or "--to")
        {
            throw new UsageException($"{mode} and --sealed-secret-file exclude each other: " + mode switch
            {
                "--validate" => "it has no output",
                "--to" => "it says the file too",
                _ => "it writes the file that it reads",
            });
        }
    }

    /// <summary>The flags that say what is done; without any, Secrets are sealed.</summary>
    private static IEnumerable<string> Modes(SealArguments arguments)
    {
        (string Name, bool IsGiven)[] flags =
        [
            ("--recovery-unseal", arguments.UnsealsForRecovery), ("--validate", arguments.Validates), ("--re-encrypt", arguments.Reencrypts),
            ("--fetch-cert", arguments.FetchesCertificate), ("--merge-into", arguments.MergeTarget is not null), ("--raw", arguments.IsRaw),
            ("--in-place", arguments.IsInPlace), ("--to", arguments.To is not null),
        ];
        return flags.Where(flag => flag.IsGiven).Select(flag => flag.Name);
    }

    private static void CheckInput(SealArguments arguments, string? mode)
    {
        var input = arguments.NamedFiles is [var word, ..] ? word : arguments.HasInputFile ? "--secret-file" : null;
        if (arguments.NamedFiles.Count > 0 && arguments.HasInputFile)
        {
            throw new UsageException($"--secret-file and {input} exclude each other: name all files without the flag");
        }

        if (input is not null && mode is "--raw" or "--fetch-cert")
        {
            throw new UsageException($"{mode} and {input} exclude each other") { Hint = mode == "--raw" ? "the value comes from --from-file, or from standard input" : null };
        }
    }
}
