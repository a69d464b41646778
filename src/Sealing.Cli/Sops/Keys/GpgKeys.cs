using System.Diagnostics;
using System.Text;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.Sops;
using Sealing.Sops.Kinds;

namespace Sealing.Cli.Sops.Keys;

/// <summary>Master keys of OpenPGP through the program gpg, called as sops calls it: its agent asks for passphrases. Source: SOPS' documented behaviour.</summary>
internal sealed class GpgKeys : ISopsKeyService
{
    private const int TrustedLength = 16;

    public bool Supports(SopsKeyKind kind) => kind == SopsKeyKind.Pgp;

    public string Encrypt(SopsMasterKey key, ReadOnlySpan<byte> dataKey)
    {
        // The last 16 digits, and the mark that asks for just this subkey.
        var trusted = key.Id[^Math.Min(key.Id.Length, key.Id.EndsWith('!') ? TrustedLength + 1 : TrustedLength)..];
        var armored = Run(dataKey.ToArray(), "--no-default-recipient", "--yes", "--encrypt", "-a", "-r", key.Id, "--trusted-key", trusted, "--no-encrypt-to");
        return Encoding.UTF8.GetString(armored).Trim();
    }

    public byte[] Decrypt(SopsMasterKey key)
    {
        var dataKey = Run(Encoding.UTF8.GetBytes(key.EncryptedDataKey), "-d");
        return dataKey.Length > 0 ? dataKey : throw new SealingException("gpg gave nothing");
    }

    private static byte[] Run(byte[] input, params string[] arguments)
    {
        using var process = Programs.Start(new ProcessStartInfo(SopsArguments.Environment("SOPS_GPG_EXEC") ?? "gpg", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        var errors = process.StandardError.ReadToEndAsync();
        Feed(process, input);
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        process.WaitForExit();
        return process.ExitCode == 0 ? output.ToArray() : throw new SealingException("gpg failed: " + errors.GetAwaiter().GetResult().Trim());
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read all: its exit code and its words tell why.
        }
    }
}
