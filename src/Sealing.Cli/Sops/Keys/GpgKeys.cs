using System.Diagnostics;
using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Keys;

/// <summary>Master keys of OpenPGP through the program gpg, called as sops calls it: its agent asks for passphrases. Source: SOPS' documented behaviour.</summary>
internal sealed class GpgKeys : ISopsKeyService
{
    private const int TrustedLength = 16;

    public bool Supports(SopsKeyKind kind) => SopsKeyKind.Pgp.Equals(kind);

    public async ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default)
    {
        // The last 16 digits, and the mark that asks for just this subkey.
        var trusted = key.Id[^Math.Min(key.Id.Length, key.Id.EndsWith('!') ? TrustedLength + 1 : TrustedLength)..];
        string[] arguments = ["--no-default-recipient", "--yes", "--encrypt", "-a", "-r", key.Id, "--trusted-key", trusted, "--no-encrypt-to"];
        return Encoding.UTF8.GetString(await RunAsync(arguments, dataKey, cancellationToken)).Trim();
    }

    public async ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
    {
        var dataKey = await RunAsync(["-d"], Encoding.UTF8.GetBytes(key.EncryptedDataKey), cancellationToken);
        return dataKey.Length > 0 ? dataKey : throw new SealingException("gpg gave nothing");
    }

    private static async Task<byte[]> RunAsync(string[] arguments, ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        Temporaries.Begin(); // before there is a program that a signal must end
        using var process = Programs.Start(new ProcessStartInfo(SopsArguments.Environment("SOPS_GPG_EXEC") ?? "gpg", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        using var end = cancel.Register(() => process.Kill(entireProcessTree: true));
        var errors = process.StandardError.ReadToEndAsync(cancel);
        using var output = new MemoryStream();
        await Task.WhenAll(FeedAsync(process, input, cancel), process.StandardOutput.BaseStream.CopyToAsync(output, cancel), process.WaitForExitAsync(cancel));
        return process.ExitCode == 0 ? output.ToArray() : throw new SealingException("gpg failed: " + (await errors).Trim());
    }

    private static async Task FeedAsync(Process process, ReadOnlyMemory<byte> input, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(input, cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read all: its exit code and its words tell why.
        }
    }
}
