using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.OpenPgp;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Keys;

/// <summary>
/// Master keys of OpenPGP: with the secret keys in <c>SEAL_PGP_KEY</c> or the file that <c>SEAL_PGP_KEY_FILE</c> names, where there is no gpg, as in CI; else
/// through gpg. <c>SEAL_PGP_PASSPHRASE</c> is their passphrase, which is asked for at a terminal otherwise.
/// </summary>
internal sealed class PgpKeys : ISopsKeyService
{
    private readonly GpgKeys _gpg = new();
    private readonly Lazy<PgpKeyFile?> _file = new(ReadFile);

    public bool Supports(SopsKeyKind kind) => SopsKeyKind.Pgp.Equals(kind);

    public ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default) =>
        _file.Value is { } file && file.Has(key.Id) ? ValueTask.FromResult(file.Encrypt(dataKey.Span, key.Id)) : _gpg.EncryptAsync(key, dataKey, cancellationToken);

    public ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
    {
        if (_file.Value is not { } file)
        {
            return _gpg.DecryptAsync(key, cancellationToken);
        }

        try
        {
            return ValueTask.FromResult(file.Decrypt(Encoding.UTF8.GetBytes(key.EncryptedDataKey)));
        }
        catch (SealingException e) when (!file.Has(key.Id))
        {
            return TryGpgAsync(key, e, cancellationToken);
        }
    }

    private async ValueTask<byte[]> TryGpgAsync(SopsMasterKey key, SealingException fileError, CancellationToken cancel)
    {
        try
        {
            return await _gpg.DecryptAsync(key, cancel);
        }
        catch (SealingException e)
        {
            throw new SealingException(fileError.Message + "\n" + e.Message, e);
        }
    }

    private static PgpKeyFile? ReadFile()
    {
        if (SopsArguments.Environment("SEAL_PGP_KEY") is { } armored)
        {
            return Read("SEAL_PGP_KEY", Encoding.UTF8.GetBytes(armored));
        }

        return SopsArguments.Environment("SEAL_PGP_KEY_FILE") is { } path ? Read(path, InputFile.Read(path)) : null;
    }

    private static PgpKeyFile Read(string name, byte[] bytes)
    {
        try
        {
            return PgpKeyFile.Read(bytes, AskPassphrase);
        }
        catch (SealingException e)
        {
            throw e.In(name);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private static byte[]? AskPassphrase(string key) =>
        SopsArguments.Environment("SEAL_PGP_PASSPHRASE") is { } passphrase ? Encoding.UTF8.GetBytes(passphrase) : Prompt.ReadPassphrase(key);
}
