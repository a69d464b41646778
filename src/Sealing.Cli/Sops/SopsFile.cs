using System.Security.Cryptography;
using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>A file that a command is about, or standard input, read whole.</summary>
internal sealed class SopsFile : IDisposable
{
    private byte[]? _bytes;
    private readonly int? _indent;

    private SopsFile(string path, string name, byte[] bytes, SopsFormat format, int? indent)
    {
        (Path, Name, Format, _bytes, _indent) = (path, name, format, bytes, indent);
    }

    /// <summary>The path, or <c>-</c> for standard input.</summary>
    public string Path { get; }

    /// <summary>The path that decides the format and the creation rule.</summary>
    public string Name { get; }

    public SopsFormat Format { get; }

    public bool IsStandardInput => Path == "-";

    /// <summary>The file, as long as it has not been parsed.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes ?? throw new InvalidOperationException("the file was parsed already");

    /// <exception cref="CommandFailure">There is no such file, or it cannot be read.</exception>
    public static SopsFile Read(SopsArguments arguments, string path)
    {
        if (path != "-" && !File.Exists(path) && !Directory.Exists(path))
        {
            throw new CommandFailure(SopsExit.NoFile, $"cannot operate on non-existent file \"{path}\"");
        }

        try
        {
            return new SopsFile(path, arguments.NameOf(path), InputFile.Read(path), arguments.InputFormat(path), arguments.Indent(arguments.InputFormat(path)));
        }
        catch (FileFailure e)
        {
            throw new CommandFailure(SopsExit.ReadFailed, "cannot read the file: " + e.Message, e);
        }
    }

    /// <summary>Reads the document, once, and lets the bytes go. One that is to be encrypted and is broken could not be read; one that is encrypted could not be worked on.</summary>
    public SopsDocument Parse(bool isPlain)
    {
        try
        {
            return SopsDocument.Parse(Bytes, Format, _indent);
        }
        catch (SealingException e)
        {
            throw Named(e, isPlain ? SopsExit.ReadFailed : SopsExit.Codes.Of(e));
        }
        finally
        {
            Dispose();
        }
    }

    /// <summary>Does the work; a failure of it says which file it is about. What is said of the keys is for programs too, and stays as it is.</summary>
    public T Within<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SealingException e) when (e is not CommandFailure and not SopsException { Failure: SopsFailure.NoDataKey })
        {
            throw Named(e, SopsExit.Codes.Of(e));
        }
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        _bytes = null;
    }

    private CommandFailure Named(SealingException e, int exitCode) => new(exitCode, (IsStandardInput ? "" : Path + ": ") + e.Message, e) { Hint = e.Hint };
}
