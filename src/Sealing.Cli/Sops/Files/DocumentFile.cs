using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Sops.Arguments;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Files;

/// <summary>A file that a command is about, or standard input, read whole.</summary>
internal sealed class DocumentFile : IDisposable
{
    private byte[]? _bytes;
    private readonly int? _indent;

    private readonly FileUpdate? _update;

    private DocumentFile(SopsArguments arguments, string path, byte[] bytes, FileUpdate? update)
    {
        (Path, Name, Format, _bytes, _update) = (path, arguments.NameOf(path), arguments.InputFormat(path), bytes, update);
        _indent = arguments.Indent(Format);
    }

    /// <summary>The path, or <c>-</c> for standard input.</summary>
    public string Path { get; }

    /// <summary>The path that decides the format and the creation rule.</summary>
    public string Name { get; }

    public SopsFormat Format { get; }

    public bool IsStandardInput => Path == "-";

    /// <summary>The file, as long as it has not been parsed.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes ?? throw new InvalidOperationException("the file was parsed already");

    /// <summary>A file that is only read, or, with <c>--in-place</c>, written too.</summary>
    /// <exception cref="CommandException">There is no such file, or it cannot be read.</exception>
    public static DocumentFile Read(SopsArguments arguments, string path) =>
        arguments.Is(arguments.Options.InPlace) && path != "-" ? ReadToWrite(arguments, path) : Read(arguments, path, begin: null);

    /// <summary>A file that is written again at once: other runs wait until this is disposed.</summary>
    /// <inheritdoc cref="Read(SopsArguments, string)"/>
    public static DocumentFile ReadToWrite(SopsArguments arguments, string path) => Read(arguments, path, FileUpdate.Locked);

    /// <summary>A file that is written again after a person has answered.</summary>
    /// <inheritdoc cref="Read(SopsArguments, string)"/>
    public static DocumentFile ReadToAsk(SopsArguments arguments, string path) => Read(arguments, path, FileUpdate.Unlocked);

    /// <summary>Writes the file that was read to be written, if it is still what it was.</summary>
    /// <exception cref="CommandException">It is not, or cannot be written.</exception>
    public void Replace(byte[] bytes, bool isEncrypted) => SopsResult.Replace(_update ?? throw new InvalidOperationException("the file was not read to be written"), bytes, isEncrypted);

    private static DocumentFile Read(SopsArguments arguments, string path, Func<string, FileUpdate>? begin)
    {
        if (path != "-" && !File.Exists(path) && !Directory.Exists(path))
        {
            throw new CommandException(SopsExit.NoFile, $"cannot operate on non-existent file \"{path}\"") { NamesFile = true };
        }

        FileUpdate? update = null;
        try
        {
            update = begin?.Invoke(path);
            return new DocumentFile(arguments, path, update?.Read(SizeLimit.Sops) ?? InputFile.Read(path, SizeLimit.Sops), update);
        }
        catch (FileException e)
        {
            update?.Dispose();
            throw new CommandException(SopsExit.ReadFailed, "cannot read the file: " + e.Message, e) { NamesFile = true };
        }
    }

    /// <summary>Reads the document, once, and lets the bytes go. One that is to be encrypted and is broken could not be read, or has a "sops" of its own; one that is encrypted could not be worked on.</summary>
    public SopsDocument Parse(bool isPlain)
    {
        try
        {
            return SopsDocument.Parse(Bytes, Format, _indent);
        }
        catch (SealingException e)
        {
            throw !isPlain ? Named(e) : new CommandException(e.Kind == ErrorKind.InvalidMetadata ? SopsExit.AlreadyEncrypted : SopsExit.ReadFailed, Named(e));
        }
        finally
        {
            Clear();
        }
    }

    /// <summary>Does the work; a failure of it says which file it is about. What is said of the keys is for programs too, and stays as it is.</summary>
    public T Within<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SealingException e) when (e is not CommandException && e.Kind != ErrorKind.NoDataKey)
        {
            throw Named(e);
        }
    }

    public void Dispose()
    {
        Clear();
        _update?.Dispose();
    }

    private void Clear()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        _bytes = null;
    }

    private SealingException Named(SealingException e) => IsStandardInput ? e : e.In(Path);
}
