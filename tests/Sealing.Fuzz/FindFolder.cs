using System.Security.Cryptography;

namespace Sealing.Fuzz;

/// <summary>
/// Keeps inputs that end badly, the shortest of each kind, and prints each kind once. The input that runs is on disk before it does: a stack
/// that overflows ends the process without a word.
/// </summary>
internal sealed class FindFolder : IDisposable
{
    private readonly string _folder;
    private readonly string _name;
    private readonly Dictionary<string, (string Path, int Size)> _kinds = new(StringComparer.Ordinal);
    private readonly FileStream _running;

    public FindFolder(string folder, string name)
    {
        (_folder, _name) = (folder, name);
        Directory.CreateDirectory(folder);
        _running = new FileStream(RunningPath, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    public int Kinds => _kinds.Count;

    private string RunningPath => Path.Combine(_folder, _name + ".running");

    public void Running(byte[] input)
    {
        RandomAccess.Write(_running.SafeFileHandle, input, 0);
        _running.SetLength(input.Length);
    }

    public void Add(FuzzFind find)
    {
        var isNew = !_kinds.TryGetValue(find.Kind, out var known);
        if (!isNew && known.Size <= find.Input.Length)
        {
            return;
        }

        if (!isNew)
        {
            File.Delete(known.Path);
        }

        var path = Path.Combine(_folder, _name + "-" + Convert.ToHexStringLower(SHA256.HashData(find.Input.Span))[..12]);
        File.WriteAllBytes(path, find.Input.Span);
        _kinds[find.Kind] = (path, find.Input.Length);
        Console.WriteLine($"{_name}: {find.Kind}: {path}");
        if (isNew)
        {
            Console.WriteLine(find.Details);
        }
    }

    public void Dispose()
    {
        _running.Dispose();
        File.Delete(RunningPath);
    }
}
