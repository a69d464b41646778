using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;
using Sealing.Data;
using Sealing.Manifests;
using Sealing.SealedSecrets;
using Sealing.Syntax;
using Sealing.Syntax.Reading;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Editing;

/// <summary>The items of a SealedSecret as they are edited: a line each, with the value, or with none where it cannot be opened. A value that is no text is <c>!!binary</c>, in base64.</summary>
/// <param name="Kept">The items that stay as they are.</param>
/// <param name="Changed">New values by their keys.</param>
internal sealed record EditedItems(IReadOnlySet<string> Kept, IReadOnlyDictionary<string, byte[]> Changed)
{
    private const string BinaryTag = "tag:yaml.org,2002:binary";

    /// <param name="file">The file, for those who read it.</param>
    /// <param name="item">The SealedSecret.</param>
    /// <param name="values">Its values, or null where they are not known.</param>
    public static byte[] Write(string file, SealedSecret item, Dictionary<string, byte[]>? values)
    {
        var name = Printable.Line($"{(item.Metadata.Namespace is { } space ? space + "/" : "")}{item.Metadata.Name} in {file}");
        var head = values is null
            ? $"# {name}: the values stay hidden. Type one behind its key to change it; a key without one keeps what it has.\n"
            : $"# {name}: values that do not change keep their ciphertext.\n";
        using var text = new MemoryStream();
        text.Write(Encoding.UTF8.GetBytes(head + "# A line that is removed takes its item out; a new one adds an item.\n"));
        foreach (var key in item.EncryptedData.Keys)
        {
            Cleared(Line(key, values?[key]), line => text.Write(line));
        }

        return text.ToArray();
    }

    /// <exception cref="SealingException">The text is no map of keys to values.</exception>
    public static EditedItems Read(ReadOnlySpan<byte> saved, SealedSecret item, Dictionary<string, byte[]>? values)
    {
        var documents = YamlReader.ReadAll(SourceText.Decode(saved).Text, ReadLimits.Default with { KeysAreTexts = true }).Where(document => !document.IsEmpty).ToList();
        if (documents is not [{ Root: YamlMapping { Entries.Count: > 0 } map }])
        {
            throw new SealingException(ErrorKind.InvalidDocument, "no lines KEY: value are left; an item is taken out by seal unset, a SealedSecret by removing its file");
        }

        var (kept, changed) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, byte[]>(StringComparer.Ordinal));
        foreach (var entry in map.Entries)
        {
            var key = Key(entry.Key);
            if (Value(entry.Value, key, values is null && item.EncryptedData.ContainsKey(key)) is not { } value)
            {
                kept.Add(key);
            }
            else if (values?.GetValueOrDefault(key) is { } before && before.AsSpan().SequenceEqual(value))
            {
                CryptographicOperations.ZeroMemory(value);
                kept.Add(key);
            }
            else
            {
                changed[key] = value;
            }
        }

        return new EditedItems(kept, changed);
    }

    /// <summary>The file with them.</summary>
    /// <param name="item">The SealedSecret.</param>
    /// <param name="seal">Gives the work what seals.</param>
    public byte[] Apply(SealedItem item, Func<Func<SecretSealer, byte[]>, byte[]> seal)
    {
        try
        {
            var content = Changed.Count == 0 ? item.Bytes : seal(sealer => item.With(Changed, sealer));
            foreach (var gone in item.Secret.EncryptedData.Keys.Where(key => !Kept.Contains(key) && !Changed.ContainsKey(key)))
            {
                content = UnsetItemCommand.Remove(item.In(content), gone);
            }

            return content;
        }
        finally
        {
            Clear(Changed);
        }
    }

    public static void Clear(IReadOnlyDictionary<string, byte[]>? values)
    {
        foreach (var value in values?.Values ?? [])
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }

    private static string Key(YamlNode node)
    {
        var key = (node.Resolved as YamlScalar)?.Value ?? "";
        return ObjectNames.DataKey(key) is { } fault ? throw Error($"\"{Printable.Line(key)}\" is {fault}", node, null) : key;
    }

    // What is written counts, whatever type YAML would give it: 0123 is those four digits.
    private static byte[]? Value(YamlNode node, string key, bool mayStay)
    {
        if (node.Resolved is not YamlScalar scalar)
        {
            throw Error("must be a text", node, key);
        }

        if (scalar is { Style: YamlStyle.Plain, Value: "", Tag: null })
        {
            return mayStay ? null : throw Error("has no value: \"\" is the empty one", node, key);
        }

        return scalar.Tag != BinaryTag ? Encoding.UTF8.GetBytes(scalar.Value)
            : Base64.Decode(string.Concat(scalar.Value.Where(unit => !char.IsWhiteSpace(unit)))) ?? throw Error("not base64", node, key);
    }

    private static SealingException Error(string reason, YamlNode node, string? key) => new(ErrorKind.InvalidDocument, reason, new ErrorPlace(0, node.Span.Line, node.Span.Column, key));

    private static byte[] Line(string key, byte[]? value)
    {
        var name = GoJson.Quoted(key);
        return value is null ? Encoding.UTF8.GetBytes($"{name}:\n")
            : !Utf8.IsValid(value) ? Encoding.UTF8.GetBytes($"{name}: !!binary {Convert.ToBase64String(value)}\n")
            : Encoding.UTF8.GetBytes(GoYamlWriter.WriteEntries(new ManifestMap { IsStringMap = true }.Add(key, Encoding.UTF8.GetString(value)), 0, 2) + "\n");
    }

    private static void Cleared(byte[] line, Action<byte[]> use)
    {
        use(line);
        CryptographicOperations.ZeroMemory(line);
    }
}
