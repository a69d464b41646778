using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Guard;
using Sealing.Kubernetes.Configuration;
using Sealing.Repository;
using Sealing.SealedSecrets;
using Sealing.Sops;

namespace Sealing.Cli.Repository.Beginning;

/// <summary><c>seal init</c>: a <c>.sealing.yaml</c> of what is found in the repository. It starts no program of anybody's and asks no network.</summary>
internal static class InitCommand
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const int MostBytes = 64 * 1024; // of a certificate

    private static readonly string[] CertificateTypes = [".pem", ".crt", ".cert", ".cer"];

    public static Command Create()
    {
        var command = new Command("init", $"Write a {RepositoryConfiguration.FileName} from the certificates, overlays and contexts that are found; one that is there is left alone");
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        var root = RepositoryFiles.Root;
        var target = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(root, RepositoryConfiguration.FileName));
        var files = RepositoryFiles.In(root, isWanted: _ => true);
        var certificates = files.Where(IsCertificate).Select(NameOf).ToList();
        var draft = RepositoryDraft.Of(certificates, [.. files.Select(NameOf)], Contexts());
        if (draft.Found.Count == 0)
        {
            throw new SealingException("no certificate is found, so nothing tells of a cluster: nothing was written")
            {
                Hint = "put one here first: seal cert fetch --context CONTEXT -w pub-sealed-secrets-CLUSTER.pem",
            };
        }

        _ = RepositoryConfiguration.Parse(draft.Text); // what is written can be read
        if (!FileOutput.TryCreate(target, [draft.Text], Readable))
        {
            throw new SealingException($"{target} is there already: nothing was written") { Hint = "change it by hand; docs/sealing.schema.json says what it may hold" };
        }

        Terminal.Write($"wrote {target}\n" + string.Concat(draft.Found.Select(line => $"  {line}\n")));
        Say(draft.Open, files, root);
        return 0;

        string NameOf(string file) => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');
    }

    private static void Say(List<string> open, List<string> files, string root)
    {
        foreach (var line in open)
        {
            Terminal.Line("not known: " + line);
        }

        if (files.Exists(file => Path.GetFileName(file) == SopsConfiguration.FileName))
        {
            Terminal.Line($"{SopsConfiguration.FileName} goes on to say what SOPS encrypts, and for whom");
        }

        if (File.Exists(Path.Combine(root, GuardConfiguration.OldFileName)))
        {
            Terminal.Hint($"move what is in {GuardConfiguration.OldFileName} to {RepositoryConfiguration.FileName}, under guard:, and remove it");
        }
    }

    private static bool IsCertificate(string file)
    {
        if (!CertificateTypes.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) || new FileInfo(file).Length > MostBytes)
        {
            return false;
        }

        try
        {
            using var certificate = SealingCertificate.Load(InputFile.Read(file, SizeLimit.Configuration));
            return true;
        }
        catch (Exception e) when (e is SealingException or FileException)
        {
            return false; // a key, or the certificate of something else
        }
    }

    private static IReadOnlyList<string> Contexts()
    {
        try
        {
            return [.. KubeConfig.Load(null).Contexts.Keys];
        }
        catch (SealingException)
        {
            return []; // a kubeconfig that cannot be read tells of none
        }
    }
}
