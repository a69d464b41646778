using System.Security.Cryptography;
using Sealing.Sops;
using Sealing.Sops.Values;

namespace Sealing.Cli.Sops.Remote;

/// <summary>
/// The messages of the service KeyService. Requests are a master key and the data key, plain or encrypted; answers are the data key, encrypted or plain.
/// Source: SOPS' keyservice.proto.
/// </summary>
internal static class KeyMessages
{
    private const int KeyField = 1;
    private const int DataField = 2;
    private const int AnswerField = 1;

    /// <summary>A request, as the caller's own bytes to clear.</summary>
    public static byte[] WriteRequest(SopsMasterKey key, ReadOnlySpan<byte> data)
    {
        var fields = new ProtobufWriter();
        for (var i = 0; i < key.Kind.Fields.Count; i++)
        {
            WriteField(fields, key, key.Kind.Fields[i], i + 1);
        }

        var named = new ProtobufWriter().Add(key.Kind.MessageNumber, fields.Written);
        return Finish(new ProtobufWriter().Add(KeyField, named.Written).AddIfPresent(DataField, data));
    }

    /// <exception cref="GrpcException">The message is broken, or names no key.</exception>
    public static (SopsMasterKey Key, byte[] Data) ReadRequest(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        ReadOnlySpan<byte> key = [], data = [];
        while (reader.Next())
        {
            key = reader.Field == KeyField ? reader.Value : key;
            data = reader.Field == DataField ? reader.Value : data;
        }

        return (ReadKey(key), data.ToArray());
    }

    public static byte[] WriteAnswer(ReadOnlySpan<byte> data) => Finish(new ProtobufWriter().AddIfPresent(AnswerField, data));

    /// <exception cref="GrpcException">The message is broken.</exception>
    public static byte[] ReadAnswer(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        byte[] data = [];
        while (reader.Next())
        {
            if (reader.Field == AnswerField)
            {
                CryptographicOperations.ZeroMemory(data);
                data = reader.Value.ToArray();
            }
        }

        return data;
    }

    private static byte[] Finish(ProtobufWriter writer)
    {
        var message = writer.Written.ToArray();
        writer.Clear();
        return message;
    }

    private static void WriteField(ProtobufWriter fields, SopsMasterKey key, string name, int number)
    {
        if (name != SopsKeyKind.ContextField)
        {
            fields.AddIfPresent(number, key[name]);
            return;
        }

        foreach (var (word, value) in key.Context.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            fields.Add(number, new ProtobufWriter().Add(1, Utf8(word)).Add(2, Utf8(value)).Written);
        }
    }

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static SopsMasterKey ReadKey(ReadOnlySpan<byte> message)
    {
        var reader = new ProtobufReader(message);
        SopsMasterKey? key = null;
        while (reader.Next())
        {
            var number = reader.Field;
            if (SopsKeyKind.All.FirstOrDefault(kind => (ulong)kind.MessageNumber == number) is { } kind)
            {
                key = ReadKey(kind, reader.Value);
            }
        }

        return key ?? throw new GrpcException(GrpcCode.InvalidArgument, "the request names no key of a kind that is known here");
    }

    private static SopsMasterKey ReadKey(SopsKeyKind kind, ReadOnlySpan<byte> message)
    {
        var values = kind.Fields.Select(_ => "").ToArray();
        var context = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            var at = reader.Field > (ulong)values.Length ? -1 : (int)reader.Field - 1;
            if (at >= 0 && kind.Fields[at] == SopsKeyKind.ContextField)
            {
                ReadPair(reader.Value, context);
            }
            else if (at >= 0)
            {
                values[at] = reader.Text;
            }
        }

        return SopsMasterKey.Create(kind, values, context);
    }

    private static void ReadPair(ReadOnlySpan<byte> message, Dictionary<string, string> context)
    {
        var reader = new ProtobufReader(message);
        string word = "", value = "";
        while (reader.Next())
        {
            word = reader.Field == 1 ? reader.Text : word;
            value = reader.Field == 2 ? reader.Text : value;
        }

        context[word] = value;
    }
}
