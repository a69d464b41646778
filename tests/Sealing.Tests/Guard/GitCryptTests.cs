using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Files that .gitattributes gives to git-crypt. Source of the format: gitattributes(5) and git-crypt's README.</summary>
public sealed class GitCryptTests
{
    [Theory]
    [InlineData("*.key filter=git-crypt diff=git-crypt\n", "a/b.key", true)]
    [InlineData("*.key filter=git-crypt-team diff=git-crypt-team\n", "b.key", true)]
    [InlineData("*.key\tfilter=git-crypt\r\n", "b.key", true)]
    [InlineData("\"a b/*\" filter=git-crypt\n", "a b/c", true)]
    [InlineData("secrets filter=git-crypt\n", "secrets/a", true)]
    [InlineData("*.key filter=git-crypt\npublic.key !filter !diff\n", "public.key", false)]
    [InlineData("*.key filter=lfs\n", "b.key", false)]
    [InlineData("# *.key filter=git-crypt\n", "b.key", false)]
    [InlineData("* filter=git-crypt\n", ".gitattributes", false)]
    public void The_last_line_that_matches_says_whether_plaintext_is_a_leak(string attributes, string path, bool isLeak) =>
        Assert.Equal(isLeak, Scan(path, "harmless\n"u8, (".gitattributes", attributes)).Contains("SG512"));

    [Fact]
    public void Attributes_in_a_folder_below_win() =>
        Assert.Empty(Scan("open/a.key", "harmless\n"u8, (".gitattributes", "*.key filter=git-crypt\n"), ("open/.gitattributes", "*.key -filter\n")));

    [Fact]
    public void What_git_crypt_encrypted_and_what_is_empty_is_no_leak()
    {
        Assert.Empty(Scan("a.key", "\0GITCRYPT\0abc"u8, (".gitattributes", "*.key filter=git-crypt\n")));
        Assert.Empty(Scan("a.key", [], (".gitattributes", "*.key filter=git-crypt\n")));
    }

    private static List<string> Scan(string path, ReadOnlySpan<byte> content, params (string Path, string Text)[] files)
    {
        var context = GuardContext.Read(files.Select(file => KeyValuePair.Create(file.Path, Encoding.UTF8.GetBytes(file.Text))));
        return [.. PlaintextScanner.Scan(path, content, context).Select(finding => finding.Rule.Id)];
    }
}
