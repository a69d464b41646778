using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Publishing;

/// <summary>A file on its way to where its destination rule has it.</summary>
internal sealed class Publication(SopsArguments arguments, Documents documents, DocumentFile file, SopsDestinationRule rule)
{
    private readonly IDestination _destination = Destination(rule);

    /// <summary>What is published: the encrypted file, or its values where the destination keeps secrets itself. To be cleared.</summary>
    public byte[] Content()
    {
        if (_destination.TakesPlaintext)
        {
            return documents.Decrypt(file, SopsFormat.Json);
        }

        if (rule.RecreationRule is not { } recreation)
        {
            var bytes = file.Bytes.ToArray();
            _ = file.Within(() => file.Parse(isPlain: false).Metadata ?? throw new SealingException(ErrorKind.NotEncrypted, "sops metadata not found"));
            return bytes;
        }

        return Cleared.Use(documents.Decrypt(file), plain => file.Within(() => documents.Encrypt(SopsDocument.Parse(plain, file.Format), NewFileSettings.For(recreation))));
    }

    /// <summary>The address of a file that is named so.</summary>
    public string AddressOf(string name) => _destination.AddressOf(Published(name));

    /// <summary>False where exactly that is there already.</summary>
    public bool Put(string name, byte[] content) => Waiting.For(cancel => _destination.PutAsync(Published(name), content, cancel));

    private string Published(string name) => rule.OmitExtensions || arguments.Is(arguments.Options.OmitExtensions) ? Path.ChangeExtension(name, null) : name;

    private static IDestination Destination(SopsDestinationRule rule) => rule switch
    {
        { S3Bucket: not null } => new S3Destination(rule),
        { VaultPath: not null } => new VaultDestination(rule),
        _ => throw new SealingException($"destination rule {rule.Number} names Google Cloud Storage, which cannot be written to here") { Hint = "name s3_bucket or vault_path instead" },
    };
}
