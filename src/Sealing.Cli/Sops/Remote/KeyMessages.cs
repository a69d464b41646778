using System.Security.Cryptography;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Remote;

/// <summary>
/// The messages of the service KeyService. Requests are a master key and the data key, plain or encrypted; answers are the data key, encrypted or plain.
/// Source: SOPS' keyservice.proto, whose field numbers are here.
/// </summary>
internal static class KeyMessages
{
    private const int KeyField = 1;
    private const int DataField = 2;
    private const int AnswerField = 1;
    private const int ContextField = 3;
    private const int KmsField = 1;

    // A kind of key is the number of its place here, from 1, and so are its fields.
    private static readonly (string Kind, string[] Fields)[] Kinds =
    [
        ("kms", ["arn", "role", "context", "aws_profile"]),
        ("pgp", ["fp"]),
        ("gcp_kms", ["resource_id"]),
        ("azure_kv", ["vault_url", "name", "version"]),
        ("hc_vault", ["vault_address", "engine_path", "key_name"]),
        ("age", ["recipient"]),
        ("hckms", ["key_id"]),
    ];

    public static bool Has(string kind) => Array.Exists(Kinds, known => known.Kind == kind);

    /// <summary>A request, as the caller's own bytes to clear.</summary>
    public static byte[] WriteRequest(SopsMasterKey key, ReadOnlySpan<byte> data)
    {
        var kind = Array.FindIndex(Kinds, known => known.Kind == key.Kind);
        var fields = new ProtobufWriter();
        for (var i = 0; i < Kinds[kind].Fields.Length; i++)
        {
            WriteField(fields, key, Kinds[kind].Fields[i], i + 1);
        }

        var named = new ProtobufWriter().Add(kind + 1, fields.Written);
        return Finish(new ProtobufWriter().Add(KeyField, named.Written).AddIfPresent(DataField, data));
    }

    /// <exception cref="GrpcFailure">The message is broken, or names no key.</exception>
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

    /// <exception cref="GrpcFailure">The message is broken.</exception>
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
        if (name != "context")
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
            if (reader.Field <= (ulong)Kinds.Length)
            {
                key = ReadKey((int)reader.Field, reader.Value);
            }
        }

        return key ?? throw new GrpcFailure(GrpcCode.InvalidArgument, "the request names no key of a kind that is known here");
    }

    private static SopsMasterKey ReadKey(int number, ReadOnlySpan<byte> message)
    {
        var (kind, names) = Kinds[number - 1];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var context = new Dictionary<string, string>(StringComparer.Ordinal);
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (number == KmsField && reader.Field == ContextField)
            {
                ReadPair(reader.Value, context);
            }
            else if (reader.Field <= (ulong)names.Length)
            {
                fields[names[(int)reader.Field - 1]] = reader.Text;
            }
        }

        return SopsMasterKey.FromFields(kind, names.Select(name => KeyValuePair.Create(name, fields.GetValueOrDefault(name, ""))), context);
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
