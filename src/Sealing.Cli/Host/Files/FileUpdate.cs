using System.Security.Cryptography;

namespace Sealing.Cli.Host.Files;

/// <summary>
/// A file from its reading to its writing. Runs of this program that change it wait for each other where the work is quick; before it is written it is
/// compared with what was read in any case, as an editor, Git or a person at another terminal locks nothing.
/// </summary>
internal sealed class FileUpdate : IDisposable
{
    private readonly string _path;
    private readonly string _target;
    private FileLock? _lock;
    private byte[]? _digest;

    private FileUpdate(string path) => (_path, _target) = (path, FileOutput.Resolve(path));

    /// <summary>Begins one that others wait for, until it is disposed.</summary>
    /// <exception cref="FileException">Another run does not let go of it.</exception>
    public static FileUpdate Locked(string path)
    {
        var update = new FileUpdate(path);
        update.Lock();
        return update;
    }

    /// <summary>Begins one that may take long: others may change the file meanwhile, and then it is not written.</summary>
    public static FileUpdate Unlocked(string path) => new(path);

    /// <summary>The contents, which are what <see cref="Replace"/> then has to find.</summary>
    /// <exception cref="FileException">The file cannot be read.</exception>
    public byte[] Read(SizeLimit limit)
    {
        var bytes = InputFile.Read(_path, limit);
        _digest = SHA256.HashData(bytes);
        return bytes;
    }

    /// <summary>Writes the file if it still has the contents that were read or, where it was not read, is still not there.</summary>
    /// <exception cref="CommandException">It has not; nothing was written.</exception>
    /// <exception cref="FileException">It cannot be written.</exception>
    public void Replace(byte[][] pieces, SizeLimit limit, UnixFileMode mode)
    {
        limit.Check(_path, pieces);
        if (UnixFile.IsDevice(_path))
        {
            FileOutput.Replace(_path, pieces, mode);
            return;
        }

        Lock();
        if (_digest is null)
        {
            ThrowIfNot(FileOutput.TryCreate(_path, pieces, mode));
        }
        else
        {
            ThrowIfNot(_target == FileOutput.Resolve(_path) && File.Exists(_target) && IsUnchanged());
            FileOutput.Replace(_path, pieces, mode);
        }

        Begin(pieces);
    }

    public void Dispose() => _lock?.Dispose();

    // The lock was on the file that is gone.
    private void Begin(byte[][] pieces)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Array.ForEach(pieces, digest.AppendData);
        _digest = digest.GetHashAndReset();
        _lock?.Dispose();
        _lock = null;
    }

    private void Lock()
    {
        try
        {
            _lock ??= UnixFile.IsDevice(_path) ? null : FileLock.Take(_target);
        }
        catch (IOException e)
        {
            throw FileErrors.Wrap("write", _path, e);
        }
    }

    private bool IsUnchanged()
    {
        var bytes = InputFile.Read(_target, SizeLimit.Array);
        try
        {
            return SHA256.HashData(bytes).AsSpan().SequenceEqual(_digest);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private void ThrowIfNot(bool isUnchanged)
    {
        if (!isUnchanged)
        {
            throw new CommandException(1, $"{_path}: another program changed the file while this one worked on it: nothing was written") { Hint = "run the command again", NamesFile = true };
        }
    }
}
