using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host.Terminals;
using Sealing.Sops;
using Sealing.Text;

namespace Sealing.Cli.Sops.Remote;

/// <summary>Answers the calls of a key service with the keys of this machine.</summary>
/// <param name="services">What works on keys here.</param>
/// <param name="asks">Whether the user is asked about each request.</param>
/// <param name="isVerbose">Whether each request is told of.</param>
internal sealed class KeyServiceCalls(IReadOnlyList<ISopsKeyService> services, bool asks, bool isVerbose)
{
    private const string Prefix = "/KeyService/";

    private readonly Lock _lock = new(); // one question at a time

    /// <summary>The answer to the body of a request.</summary>
    /// <exception cref="SealingException">The call is answered with an error.</exception>
    public async Task<byte[]> AnswerAsync(string path, byte[] body, CancellationToken cancel)
    {
        if (path is not (Prefix + "Encrypt" or Prefix + "Decrypt"))
        {
            throw new GrpcException(GrpcCode.Unimplemented, "a key service has the methods Encrypt and Decrypt");
        }

        var (key, data) = KeyMessages.ReadRequest(GrpcFrame.Read(body));
        byte[] result = [];
        try
        {
            Permit(path[Prefix.Length..].ToLowerInvariant(), key);
            var service = services.FirstOrDefault(service => service.Supports(key.Kind))
                ?? throw new GrpcException(GrpcCode.Unimplemented, $"keys of the kind '{key.Kind}' cannot be used here");
            result = path.EndsWith("Encrypt", StringComparison.Ordinal)
                ? Encoding.UTF8.GetBytes(await service.EncryptAsync(key, data, cancel))
                : await service.DecryptAsync(key.WithEncryptedDataKey(ProtobufReader.TextOf(data)), cancel);
            return KeyMessages.WriteAnswer(result);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(data);
            CryptographicOperations.ZeroMemory(result);
        }
    }

    private void Permit(string action, SopsMasterKey key)
    {
        var name = Printable.Line(key.Identity);
        if (isVerbose)
        {
            Terminal.Line($"Received a request to {action} with {name}");
        }

        lock (_lock)
        {
            if (asks && !IsAgreed($"Received a request to {action} with {name}. Respond to it? (y/n): "))
            {
                throw new GrpcException(GrpcCode.PermissionDenied, "the request was refused there");
            }
        }
    }

    private static bool IsAgreed(string question)
    {
        Terminal.Status(question);
        return StandardInput.ReadLine().Trim() is "y" or "Y" or "yes";
    }
}
