using System.Text;
using Sealing.Sops;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Changing an encrypted document touches only what changed.</summary>
public sealed class UpdateTests
{
    public static TheoryData<string> Cases => [.. SopsVectors.AgeCases];

    // Comments in lists, which the reference writes as items, become comments.
    [Theory]
    [MemberData(nameof(Cases))]
    public void An_unchanged_document_differs_in_time_and_MAC_only(string name)
    {
        using var key = SopsVectors.DataKey(name);
        var before = SopsVectors.Read(name, "enc");
        var document = SopsDocument.Parse(before, SopsVectors.Format(name));

        var after = document.Update(document.Decrypt(key), key, TimeProvider.System);

        AssertChanged(Lines(before), Lines(after), "lastmodified", "mac", name is "age-lists" or "age-style" ? "- ENC[" : "mac");
        Assert.Equal(document.Decrypt(key), SopsDocument.Parse(after, SopsVectors.Format(name)).Decrypt(key));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Plaintext_beside_metadata_is_the_plaintext_once_the_metadata_is_gone(string name)
    {
        using var key = SopsVectors.DataKey(name);
        var format = SopsVectors.Format(name);
        var document = SopsDocument.Parse(SopsVectors.Read(name, "enc"), format);

        var beside = SopsDocument.Parse(document.DecryptBesideMetadata(key), format);

        Assert.Equal(format == SopsFormat.Binary ? null : document.Metadata!.Mac, beside.Metadata?.Mac);
        Assert.Equal(document.Decrypt(key), beside.WithoutMetadata());
    }

    [Fact]
    public void One_changed_value_is_one_changed_line()
    {
        using var key = SopsVectors.DataKey("old-3.7.3-k8s");
        var before = SopsVectors.Read("old-3.7.3-k8s", "enc");
        var document = SopsDocument.Parse(before, SopsFormat.Yaml);
        var plain = Encoding.UTF8.GetString(document.Decrypt(key)).Replace("username: delta", "username: echo", StringComparison.Ordinal);

        var after = document.Update(Encoding.UTF8.GetBytes(plain), key, TimeProvider.System);

        AssertChanged(Lines(before), Lines(after), "username", "lastmodified", "mac");
        Assert.Equal(plain, Encoding.UTF8.GetString(SopsDocument.Parse(after, SopsFormat.Yaml).Decrypt(key)));
    }

    [Theory]
    [InlineData("a: x\nlist:\n- same\n- other\n- same # note\n- same # note\n# note\nb: 1\n", "other", "other2", "- ")]
    [InlineData("a: x\n---\na: x\n---\na: y\n", "y", "z", "a: ")]
    public void Equal_values_of_one_place_keep_each_its_own_ciphertext(string text, string old, string changed, string line)
    {
        using var key = SopsDataKey.Generate();
        var before = RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), SopsFormat.Yaml, key);

        var after = SopsDocument.Parse(before, SopsFormat.Yaml).Update(Encoding.UTF8.GetBytes(text.Replace(old, changed, StringComparison.Ordinal)), key, TimeProvider.System);

        AssertChanged(Lines(before), Lines(after), line, "lastmodified", "mac");
        Assert.Single(Lines(before).Zip(Lines(after)), pair => pair.First != pair.Second && pair.First.StartsWith(line, StringComparison.Ordinal));
    }

    /// <summary>An edit of one of many equal values changes its line only, wherever it stands.</summary>
    [Theory]
    [InlineData("a b a", "z b a", 1)]
    [InlineData("a a a a", "a z a a", 1)]
    [InlineData("a a a a", "z a a a a", 1)]
    [InlineData("a a b a a", "a b a a", 0)]
    [InlineData("a b a b a", "b a b a", 0)]
    [InlineData("a b c a", "c a b a", 0)]
    [InlineData("a a", "b a b a b", 3)]
    public void Equal_values_are_paired_by_what_stands_around_them(string before, string after, int fresh)
    {
        using var key = SopsDataKey.Generate();
        var old = Lines(RoundTrip.Encrypt(List(before), SopsFormat.Yaml, key));
        var changed = SopsDocument.Parse(Encoding.UTF8.GetBytes(string.Join('\n', old)), SopsFormat.Yaml).Update(List(after), key, TimeProvider.System);
        Assert.Equal(fresh, Lines(changed).Count(line => line.StartsWith("- ", StringComparison.Ordinal) && !old.Contains(line)));
        Assert.Equal(List(after), SopsDocument.Parse(changed, SopsFormat.Yaml).Decrypt(key));
    }

    [Fact]
    public void The_first_of_20_000_equal_values_changes_alone()
    {
        using var key = SopsDataKey.Generate();
        var before = RoundTrip.Encrypt(List(string.Join(' ', Enumerable.Repeat("a", 20_000))), SopsFormat.Yaml, key);
        var after = SopsDocument.Parse(before, SopsFormat.Yaml).Set(SopsTreePath.Parse("[\"l\"][0]"), "\"z\"", key, TimeProvider.System)!;
        Assert.Equal(1, Lines(before).Zip(Lines(after)).Count(pair => pair.First != pair.Second && pair.First.StartsWith("- ", StringComparison.Ordinal)));
    }

    private static byte[] List(string items) => Encoding.UTF8.GetBytes("l:\n" + string.Concat(items.Split(' ').Select(item => "- " + item + "\n")));

    [Fact]
    public void Blocks_keep_their_ciphertext_where_what_remains_does_not_show_by_how_much_the_document_indents()
    {
        using var key = SopsDataKey.Generate();
        var before = RoundTrip.Encrypt("a: |\n  one\n  two\nb:\n  c: d\n"u8.ToArray(), SopsFormat.Yaml, key);

        var after = SopsDocument.Parse(before, SopsFormat.Yaml).Set(SopsTreePath.Parse("[\"b\"]"), "1", key, TimeProvider.System)!;

        Assert.Equal(Lines(before)[0], Lines(after)[0]);
        Assert.Equal("a: |\n  one\n  two\nb: 1\n", Encoding.UTF8.GetString(SopsDocument.Parse(after, SopsFormat.Yaml).Decrypt(key)));
    }

    /// <summary>Documents that sops wrote. Only the lines of the value, the MAC and the time change, whatever stands around them.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void A_value_set_is_the_only_one_that_changes(string name)
    {
        using var key = SopsVectors.DataKey(name);
        var format = SopsVectors.Format(name);
        var before = SopsVectors.Read(name, "enc");
        var entries = SopsDocument.Parse(before, format).DecryptEntries(key);
        var paths = entries.Select((entry, i) => (entry, i)).Where(pair => pair.entry.Path.StartsWith('[') && entries.Count(other => other.Path == pair.entry.Path) == 1);

        foreach (var (entry, i) in format == SopsFormat.Binary ? [] : paths)
        {
            var after = SopsDocument.Parse(before, format).Set(SopsTreePath.Parse(entry.Path), "\"another\"", key, TimeProvider.System)!;

            var texts = SopsDocument.Parse(after, format).DecryptEntries(key).Select(changed => changed.Text);
            Assert.Equal([.. entries.Take(i).Select(old => old.Text), "another", .. entries.Skip(i + 1).Select(old => old.Text)], texts);
        }
    }

    [Theory]
    [InlineData("a: 1\nb: x # c\nc:\n- d\n", "[\"b\"]", "\"z\"", "b: ENC", "a: 1\nb: z # c\nc:\n- d\n")]
    [InlineData("a: 1\n---\na: 2\n", "[\"a\"]", "3", "a: ENC", "a: 3\n---\na: 2\n")]
    [InlineData("{\n  \"a\": [\"x\", {\"b\": true}]\n}\n", "[\"a\"][1][\"b\"]", "false", "a\": [", "{\n  \"a\": [\"x\", {\"b\": false}]\n}\n")]
    public void A_value_that_takes_the_place_of_another_changes_its_line(string text, string path, string json, string line, string expected)
    {
        using var key = SopsDataKey.Generate();
        var format = text.StartsWith('{') ? SopsFormat.Json : SopsFormat.Yaml;
        var before = RoundTrip.Encrypt(Encoding.UTF8.GetBytes(text), format, key);

        var after = SopsDocument.Parse(before, format).Set(SopsTreePath.Parse(path), json, key, TimeProvider.System)!;

        AssertChanged(Lines(before), Lines(after), line, "lastmodified", "mac");
        Assert.Equal(expected, Encoding.UTF8.GetString(SopsDocument.Parse(after, format).Decrypt(key)));
        Assert.Null(SopsDocument.Parse(after, format).Set(SopsTreePath.Parse(path), json, key, TimeProvider.System));
    }

    [Theory]
    [InlineData("age-style")]
    [InlineData("age-lists")]
    [InlineData("age-multi")]
    [InlineData("age-json")]
    [InlineData("age-env")]
    [InlineData("age-ini")]
    [InlineData("age-bin")]
    [InlineData("old-3.7.3-k8s")]
    public void Rotation_changes_every_value_and_nothing_else(string name)
    {
        using var key = SopsVectors.DataKey(name);
        using var newKey = SopsDataKey.Generate();
        var document = SopsDocument.Parse(SopsVectors.Read(name, "enc"), SopsVectors.Format(name));

        var rotated = document.Rotate(key, newKey, document.Metadata!, TimeProvider.System);

        var after = SopsDocument.Parse(rotated, SopsVectors.Format(name));
        Assert.Equal(document.Decrypt(key), after.Decrypt(newKey));
        Assert.Equal(ErrorKind.ValueNotDecrypted, Assert.Throws<SealingException>(() => after.Decrypt(key)).Kind);
        Assert.Equal(document.Metadata!.Version, after.Metadata!.Version);
    }

    [Fact]
    public void Styles_of_ciphertext_survive_a_rotation()
    {
        const string Plain = "a: 'single'\nb: \"yes\"\nc: yes\nd: [x, 'y', \"z\"]\ne: |\n  one\n  two\nf: >-\n  folded\n";
        using var key = SopsDataKey.Generate();
        using var newKey = SopsDataKey.Generate();
        var document = SopsDocument.Parse(RoundTrip.Encrypt(Encoding.UTF8.GetBytes(Plain), SopsFormat.Yaml, key), SopsFormat.Yaml);

        var rotated = SopsDocument.Parse(document.Rotate(key, newKey, document.Metadata!, TimeProvider.System), SopsFormat.Yaml);

        Assert.Equal(Plain, Encoding.UTF8.GetString(rotated.Decrypt(newKey)));
    }

    private static string[] Lines(byte[] text) => Encoding.UTF8.GetString(text).TrimEnd('\n').Split('\n'); // older versions end binary files without a line end

    private static void AssertChanged(string[] before, string[] after, params string[] keys)
    {
        Assert.Equal(before.Length, after.Length);
        var changed = before.Zip(after).Where(pair => pair.First != pair.Second).Select(pair => pair.First.Trim()).ToList();
        Assert.All(changed, line => Assert.Contains(keys, key => line.Replace("sops_", "", StringComparison.Ordinal).Trim('"').StartsWith(key, StringComparison.Ordinal)));
        Assert.NotEmpty(changed);
    }
}
