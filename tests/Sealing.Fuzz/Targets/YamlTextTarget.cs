using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Sealing.Fuzz.Texts;
using Sealing.Sops;

namespace Sealing.Fuzz.Targets;

/// <summary>
/// YAML of all kinds, which the input is the random number of: encrypted, whole or in part, it holds no mark of what is encrypted, and decrypts to itself or
/// to the same values; a value that is set is the one that is read then, and all else is as before.
/// </summary>
internal sealed class YamlTextTarget : IFuzzTarget
{
    private const string Path = "[\"new\"]";

    private static readonly SopsDataKey Key = SopsDataKey.FromBytes(new byte[SopsDataKey.Size]);
    private static readonly SopsSelection All = new() { UnencryptedSuffix = "_none" };
    private static readonly SopsSelection[] Selections =
        [All, All, SopsSelection.Default, new() { EncryptedRegex = "^enc" }, new() { UnencryptedRegex = "^pub" }, new() { EncryptedSuffix = "_b" }, new() { EncryptedRegex = "^(data|a|e)$" }];

    private static readonly string[] Texts =
        ["v", "a\nb\t", "a\nb\n", "a\n\n", "\n", " x", "x ", "a\u0085b", "a\u2028b", ":open", "#x", "a: b", "- x", "12", "true", "", "~", "it's", "\"q\"", "\\", "\ta", "  a\nb", "\u00A0\n", "\u0001", "}", "{a}", "a, b", "*a", "?", "|", "---", "a\r\nb", "<<", "x\n \n"];

    public string Name => "yaml-text";

    public IReadOnlyList<byte[]> Seeds { get; } = [.. Enumerable.Range(0, 64).Select(BitConverter.GetBytes)];

    public void Run(byte[] input)
    {
        var random = new Random(BitConverter.ToInt32(SHA256.HashData(input)));
        var source = new YamlText(random);
        var plain = Encoding.UTF8.GetBytes(source.Write());
        var selection = Selections[random.Next(Selections.Length)];
        var encrypted = Encrypt(plain, selection);
        if (ReferenceEquals(selection, All) && !source.HasKeyAliases)
        {
            CheckMarks(Encoding.UTF8.GetString(encrypted), source, Entries(plain));
        }

        Check(Decrypt(encrypted), Entries(plain), "another document comes back");
        CheckSet(encrypted, Entries(plain), Texts[random.Next(Texts.Length)]);
    }

    private static byte[] Encrypt(byte[] plain, SopsSelection selection)
    {
        var metadata = new SopsMetadata { KeyGroups = [new SopsKeyGroup([SopsMasterKey.Age("age14tcc9fh0je3nq840lrvq4nfzxgjhsw3z430n6dcsstvgwqqmp5hqxdc3lp")])], Selection = selection };
        return Kept(() => SopsDocument.Parse(plain, SopsFormat.Yaml).Encrypt(metadata, Key, TimeProvider.System));
    }

    private static byte[] Decrypt(byte[] encrypted) => Kept(() => SopsDocument.Parse(encrypted, SopsFormat.Yaml).Decrypt(Key));

    // The library refuses to give out what it cannot open itself; it should not come to that.
    private static byte[] Kept(Func<byte[]> work)
    {
        try
        {
            return work();
        }
        catch (SealingException e) when (e.Message.Contains("would not", StringComparison.Ordinal))
        {
            throw new BrokenPromiseException(e.Message);
        }
    }

    private static void CheckMarks(string encrypted, YamlText source, List<string> entries)
    {
        var isLeft = source.Comments.Concat(source.Values).Any(mark => encrypted.Contains(mark, StringComparison.Ordinal) && !entries.Exists(entry => entry.Split("]=")[0].Contains(mark, StringComparison.Ordinal)));
        if (isLeft)
        {
            throw new BrokenPromiseException("plaintext is left");
        }
    }

    private static void CheckSet(byte[] encrypted, List<string> before, string text)
    {
        var document = SopsDocument.Parse(encrypted, SopsFormat.Yaml);
        if (document.Set(SopsTreePath.Parse(Path), JsonSerializer.Serialize(text), Key, TimeProvider.System) is { } changed)
        {
            var after = Entries(Decrypt(changed));
            var place = after.IndexOf(Path + "=" + text);
            if (place < 0)
            {
                throw new BrokenPromiseException("another value was set");
            }

            after.RemoveAt(place);
            Check(after, before, "setting a value changed others");
        }
    }

    private static void Check(byte[] document, List<string> entries, string promise) => Check(Entries(document), entries, promise);

    private static void Check(List<string> found, List<string> entries, string promise)
    {
        if (!found.SequenceEqual(entries))
        {
            throw new BrokenPromiseException(promise);
        }
    }

    // A float without decimals comes back as an integer.
    private static List<string> Entries(byte[] document) =>
        [.. SopsDocument.Parse(document, SopsFormat.Yaml).Entries().Select(entry => entry.Path + "=" + (entry.Text.EndsWith(".0", StringComparison.Ordinal) ? entry.Text[..^2] : entry.Text))];
}
