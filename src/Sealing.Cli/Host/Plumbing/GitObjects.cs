using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Sealing.Cli.Host.Plumbing;

/// <summary>Reads objects by their identifiers through one <c>git cat-file --batch</c>, one question and one answer at a time.</summary>
internal sealed class GitObjects : IDisposable
{
    private readonly Process _process = Git.Start(["cat-file", "--batch"]);
    private readonly BufferedStream _output;

    public GitObjects()
    {
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine(); // read what it says, or the pipe would fill and it would wait
        _output = new BufferedStream(_process.StandardOutput.BaseStream, 64 * 1024);
    }

    /// <summary>The content of an object, or null where it is larger than <paramref name="maxSize"/>.</summary>
    /// <exception cref="GitFailure">The object is missing.</exception>
    public byte[]? Read(string objectId, long maxSize)
    {
        var size = Ask(objectId);
        var content = Take(size, size <= maxSize ? size : 0);
        return size <= maxSize ? content : null;
    }

    /// <summary>The first bytes of an object, as many as it has and <paramref name="count"/> at most.</summary>
    /// <exception cref="GitFailure">The object is missing.</exception>
    public byte[] ReadStart(string objectId, int count)
    {
        var size = Ask(objectId);
        return Take(size, Math.Min(size, count));
    }

    private long Ask(string objectId)
    {
        _process.StandardInput.BaseStream.Write(Encoding.ASCII.GetBytes(objectId + "\n"));
        _process.StandardInput.BaseStream.Flush();
        if (ReadLine().Split(' ') is not [_, _, var length] || !long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw new GitFailure($"object {objectId} is missing") { Hint = "a partial or shallow clone: fetch the whole history" };
        }

        return size;
    }

    private byte[] Take(long size, long count)
    {
        var content = new byte[count];
        _output.ReadExactly(content);
        Skip(size - count);
        _output.ReadByte(); // the newline after the content
        return content;
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
            size = count == 0 ? throw new GitFailure("git cat-file ended early") : size - count;
        }
    }
}
