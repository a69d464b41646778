using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Sealing.Cli.Host.Plumbing;

/// <summary>Reads objects by their identifiers through one <c>git cat-file --batch</c>, one question and one answer at a time.</summary>
internal sealed class GitObjects : IDisposable
{
    private Process _process;
    private BufferedStream _output;

    public GitObjects()
    {
        Start();
    }

    /// <summary>The content of an object, or null where it is larger than <paramref name="maxSize"/>.</summary>
    /// <exception cref="GitException">The object is missing or broken. Others can be read still.</exception>
    public byte[]? Read(string objectId, long maxSize)
    {
        var size = Ask(objectId);
        var content = Take(objectId, size, size <= maxSize ? size : 0);
        return size <= maxSize ? content : null;
    }

    /// <summary>The first bytes of an object, as many as it has and <paramref name="count"/> at most.</summary>
    /// <exception cref="GitException">The object is missing or broken. Others can be read still.</exception>
    public byte[] ReadStart(string objectId, int count)
    {
        var size = Ask(objectId);
        return Take(objectId, size, Math.Min(size, count));
    }

    private long Ask(string objectId)
    {
        _process.StandardInput.BaseStream.Write(Encoding.ASCII.GetBytes(objectId + "\n"));
        _process.StandardInput.BaseStream.Flush();
        var answer = ReadLine();
        return answer.Split(' ') switch
        {
            [_, _, var length] when long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var size) => size,
            _ when answer.Length == 0 => throw Broken(objectId),
            _ => throw new GitException($"object {objectId} is missing"),
        };
    }

    private byte[] Take(string objectId, long size, long count)
    {
        try
        {
            var content = new byte[count];
            _output.ReadExactly(content);
            Skip(size - count);
            return _output.ReadByte() == '\n' ? content : throw Broken(objectId); // what it wrote before it saw that the checksum is wrong
        }
        catch (EndOfStreamException)
        {
            throw Broken(objectId);
        }
    }

    // Git ends at an object that it cannot unpack, and before 2.45 at one that it may not fetch.
    private GitException Broken(string objectId)
    {
        Dispose();
        Start();
        return new GitException($"object {objectId} is missing or broken");
    }

    [MemberNotNull(nameof(_process), nameof(_output))]
    private void Start()
    {
        _process = Git.Start(["cat-file", "--batch"]);
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine(); // read what it says, or the pipe would fill and it would wait
        _output = new BufferedStream(_process.StandardOutput.BaseStream, 64 * 1024);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
        _output.Dispose();
    }

    private string ReadLine()
    {
        var line = new StringBuilder();
        for (int value; (value = _output.ReadByte()) is >= 0 and not '\n';)
        {
            line.Append((char)value);
        }

        return line.ToString();
    }

    private void Skip(long size)
    {
        var block = new byte[64 * 1024];
        while (size > 0)
        {
            var count = _output.Read(block, 0, (int)Math.Min(block.Length, size));
            size = count == 0 ? throw new EndOfStreamException() : size - count;
        }
    }
}
