using System.Globalization;
using System.Text;

namespace Sealing.Cli.Tests;

/// <summary>A request as it comes over a connection, which <c>CONNECT</c> may turn into another one. Source: RFC 9112.</summary>
internal sealed record HttpRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The next request, or null where the client has closed.</summary>
    public static async Task<HttpRequest?> Read(Stream stream, CancellationToken cancel)
    {
        if (await ReadLine(stream, cancel) is not { Length: > 0 } first)
        {
            return null;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await ReadLine(stream, cancel) is { Length: > 0 } line)
        {
            headers[line[..line.IndexOf(':', StringComparison.Ordinal)]] = line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        }

        var words = first.Split(' ');
        return new HttpRequest(words[0], words[1], headers, await ReadBody(stream, headers, cancel));
    }

    public static Task Answer(Stream stream, int status, string body, IEnumerable<string> headers, CancellationToken cancel)
    {
        var head = string.Concat(headers.Select(header => header + "\r\n"));
        var text = $"HTTP/1.1 {status} x\r\n{head}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";
        return stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancel).AsTask();
    }

    private static async Task<byte[]> ReadBody(Stream stream, Dictionary<string, string> headers, CancellationToken cancel)
    {
        if (!headers.ContainsKey("Transfer-Encoding"))
        {
            return await ReadBytes(stream, int.Parse(headers.GetValueOrDefault("Content-Length", "0"), CultureInfo.InvariantCulture), cancel);
        }

        var body = new List<byte>();
        while (int.Parse(await ReadLine(stream, cancel) ?? "0", NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
        {
            body.AddRange(await ReadBytes(stream, length, cancel));
            await ReadLine(stream, cancel);
        }

        await ReadLine(stream, cancel);
        return [.. body];
    }

    private static async Task<byte[]> ReadBytes(Stream stream, int length, CancellationToken cancel)
    {
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    private static async Task<string?> ReadLine(Stream stream, CancellationToken cancel)
    {
        var line = new List<byte>();
        for (var unit = new byte[1]; await stream.ReadAsync(unit, cancel) > 0;)
        {
            if (unit[0] == '\n')
            {
                return Encoding.Latin1.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(unit[0]);
        }

        return null;
    }
}
