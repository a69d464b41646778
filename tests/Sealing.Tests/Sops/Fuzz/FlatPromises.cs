using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sealing.Data;
using Sealing.Sops;

namespace Sealing.Tests.Sops.Fuzz;

/// <summary>
/// What holds for every INI, dotenv and JSON file: it is refused with line and column, or it comes back as the same bytes, holds no secret while it is
/// encrypted, and is read after a change as what was given.
/// </summary>
internal sealed class FlatPromises(SopsFormat format, int seed)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly SopsDataKey Key = SopsDataKey.FromBytes(new byte[SopsDataKey.Size]);
    private static readonly SopsDataKey OtherKey = SopsDataKey.FromBytes([.. Enumerable.Repeat((byte)1, SopsDataKey.Size)]);

    private readonly TextMaker _maker = new(new Random(seed));

    /// <summary>The document, for a report.</summary>
    public string Text { get; private set; } = "";

    /// <summary>False where the document was refused; what is broken is thrown.</summary>
    public bool Check()
    {
        var documents = new FlatDocuments(_maker);
        Text = format switch { SopsFormat.Ini => documents.Ini(), SopsFormat.Dotenv => documents.Dotenv(), _ => documents.Json() };
        var mark = _maker.Chance(3) ? Encoding.UTF8.Preamble.ToArray() : [];
        var selection = _maker.Chance(60) ? SopsSelection.Default : Selection();
        byte[] plain = [.. mark, .. Encoding.UTF8.GetBytes(Text)];
        if (Try(() => SopsDocument.Parse(plain, format).Encrypt(RoundTrip.Metadata(selection), Key, TimeProvider.System)) is not { } encrypted)
        {
            return false;
        }

        if (selection == SopsSelection.Default)
        {
            CheckSecrets(encrypted);
        }

        CheckPlain(format == SopsFormat.Json ? plain[mark.Length..] : plain, encrypted, Key);
        if (Try(() => SopsDocument.Parse(encrypted, format).Rotate(Key, OtherKey, RoundTrip.Metadata(selection), TimeProvider.System)) is { } rotated)
        {
            CheckPlain(format == SopsFormat.Json ? plain[mark.Length..] : plain, rotated, OtherKey);
        }

        CheckSet(encrypted);
        return true;
    }

    private SopsSelection Selection() => _maker.Random.Next(6) switch
    {
        0 => new SopsSelection { EncryptedRegex = "^(k1|k3|A|a|k a)" },
        1 => new SopsSelection { UnencryptedRegex = "^(k2|B|b|s)" },
        2 => new SopsSelection { EncryptedSuffix = "1" },
        3 => new SopsSelection { UnencryptedSuffix = "2" },
        4 => new SopsSelection { EncryptedCommentRegex = "Q.a" },
        _ => new SopsSelection { UnencryptedCommentRegex = "Q.[b-f]" },
    };

    private static byte[]? Try(Func<byte[]> encrypt)
    {
        try
        {
            return encrypt();
        }
        catch (SealingException e) when (e.Kind != ErrorKind.InvalidDocument || HasPlace(e))
        {
            return null;
        }
    }

    // A zero byte in second place says that the file is UTF-16, and then there are no columns.
    private static bool HasPlace(SealingException e) =>
        (e.Place.Line > 0 && e.Place.Column > 0) || e.Message.Contains("object at the top", StringComparison.Ordinal) || e.Message.Contains("UTF-16", StringComparison.Ordinal);

    private void CheckSecrets(byte[] encrypted)
    {
        var text = Encoding.UTF8.GetString(encrypted);
        var names = string.Concat(SopsDocument.Parse(encrypted, format).Entries().Select(entry => entry.Path)) + (format == SopsFormat.Ini ? SectionNames(text) : "");
        foreach (var left in _maker.Secrets.Where(secret => text.Contains(secret, StringComparison.Ordinal) && !names.Contains(secret, StringComparison.Ordinal)))
        {
            throw new InvalidOperationException("left in plaintext: " + left + "\n" + text);
        }
    }

    // A section without keys has no entries.
    private static string SectionNames(string text) =>
        string.Concat(text.Split('\n').Where(line => line.TrimStart().StartsWith('[')).Select(line => line[..(line.LastIndexOf(']') + 1)]));

    private void CheckPlain(byte[] plain, byte[] encrypted, SopsDataKey key)
    {
        var decrypted = SopsDocument.Parse(encrypted, format).Decrypt(key);
        if (!plain.AsSpan().SequenceEqual(decrypted))
        {
            throw new InvalidOperationException("comes back otherwise:\n" + Encoding.UTF8.GetString(decrypted) + "\nfrom\n" + Encoding.UTF8.GetString(encrypted));
        }
    }

    // A value is set, and nothing else is changed by it.
    private void CheckSet(byte[] encrypted)
    {
        var before = Plain(encrypted);
        var written = before.Count > 0 && _maker.Chance(70) ? before[_maker.Random.Next(before.Count)].Path : NewPath();
        if (written.Contains('\\', StringComparison.Ordinal))
        {
            return; // a path is written without escapes
        }

        var path = string.Concat(SopsTreePath.Parse(written).Steps.Select(step => "[" + (step.Key is { } key ? GoJson.Quoted(key) : step.Index.ToString(CultureInfo.InvariantCulture)) + "]"));
        if (before.Any(entry => entry.Path.StartsWith(path + "[", StringComparison.Ordinal)))
        {
            return; // a map or a list is there
        }

        var value = _maker.Text(5, _maker.Any("\n", "\r\n"));
        byte[]? changed;
        try
        {
            changed = SopsDocument.Parse(encrypted, format).Set(SopsTreePath.Parse(written), JsonSerializer.Serialize(value, Relaxed), Key, TimeProvider.System);
        }
        catch (SealingException e) when (e.Kind != ErrorKind.InvalidDocument || HasPlace(e))
        {
            return; // the format cannot hold it
        }

        // Of a key given twice one is set.
        var after = changed is null ? before : Plain(changed);
        var others = after.Where(entry => entry.Path != path);
        var kept = after.Any(entry => entry.Path == path && entry.Text == value)
            && after.Count(entry => entry.Path == path) >= before.Count(entry => entry.Path == path)
            && others.SequenceEqual(before.Where(entry => entry.Path != path));
        if (!kept)
        {
            throw new InvalidOperationException("set " + path + " to " + JsonSerializer.Serialize(value, Relaxed) + " gives\n" + (changed is null ? "nothing" : Encoding.UTF8.GetString(SopsDocument.Parse(changed, format).Decrypt(Key))));
        }
    }

    private string NewPath()
    {
        var key = _maker.Any("new", "a=b", "#k", " k ", "a:b", "\u00e9", "", "[x", "-", "k`", "k\"", "'k'") + (_maker.Chance(20) ? _maker.Text(2).Replace("]", "", StringComparison.Ordinal) : "");
        return (format == SopsFormat.Ini ? "[\"" + _maker.Any("s", "t", "n", "DEFAULT") + "\"]" : "") + "[\"" + key + "\"]";
    }

    private List<SopsEntry> Plain(byte[] encrypted) => [.. SopsDocument.Parse(SopsDocument.Parse(encrypted, format).Decrypt(Key), format).Entries()];
}
