using System.CommandLine;
using Sealing.SealedSecrets;

namespace Sealing.Cli.Commands;

/// <summary><c>seal verify</c>: checks SealedSecrets without a cluster.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var certificate = Flags.File("--cert", "Certificate that the files are sealed for: checks that the key sizes fit");
        var keys = Flags.List("--key", "Private key file: opens every item, for full certainty; may be repeated");
        var files = new Argument<string[]>("FILE") { Arity = ArgumentArity.OneOrMore, Description = "Files with SealedSecrets" };
        var command = new Command("verify", "Check SealedSecrets offline: form, scope, and with keys that every item opens") { certificate, keys, files };
        command.SetAction(line =>
        {
            using var ring = line.GetValue(keys) is { Length: > 0 } given ? KeyRings.Load(given) : null;
            var keySize = KeySize(line.GetValue(certificate));
            var verifier = new SealedSecretVerifier(keySize, ring);
            var problems = line.GetValue(files)!.Sum(file => Verify(file, verifier));
            return problems == 0 ? 0 : 1;
        });
        return command;
    }

    private static int? KeySize(string? source)
    {
        if (source is null)
        {
            return null;
        }

        using var certificate = CertificateSource.Load(source);
        return certificate.KeySize;
    }

    private static int Verify(string file, SealedSecretVerifier verifier)
    {
        var problems = NamedFile.Within(file, () => Problems(file, verifier));
        foreach (var problem in problems)
        {
            Terminal.Error($"{file}: {problem}");
        }

        return problems.Count;
    }

    private static List<string> Problems(string file, SealedSecretVerifier verifier)
    {
        var found = SealedSecret.ReadAll(InputFile.Read(file));
        return found.Count == 0 ? ["no SealedSecret in it"] : [.. found.SelectMany(verifier.Verify)];
    }
}
