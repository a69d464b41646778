using System.Text;

namespace Sealing.Age.Format;

/// <summary>Reads a file of keys: one a line, empty lines and lines that start with <c>#</c> skipped.</summary>
internal static class KeyLines
{
    /// <summary>What <paramref name="read"/> makes of each line; one at least.</summary>
    public static List<T> Read<T>(ReadOnlySpan<byte> file, Func<ReadOnlySpan<char>, T> read)
    {
        var keys = new List<T>();
        var number = 0;
        foreach (var range in file.Split((byte)'\n'))
        {
            number++;
            var line = file[range] is [.. var text, (byte)'\r'] ? text : file[range];
            if (line is not ([] or [(byte)'#', ..]))
            {
                keys.Add(ReadLine(line, number, read));
            }
        }

        return keys.Count > 0 ? keys : throw new SealingException(ErrorKind.InvalidKey, "there are no keys in it");
    }

    private static T ReadLine<T>(ReadOnlySpan<byte> line, int number, Func<ReadOnlySpan<char>, T> read)
    {
        var text = new char[line.Length];
        try
        {
            return read(text.AsSpan(0, Encoding.UTF8.GetChars(line, text)));
        }
        catch (SealingException e)
        {
            throw e.Within(new(Line: number));
        }
        finally
        {
            Array.Clear(text);
        }
    }
}
