using System.Text.RegularExpressions;
using Xunit;

namespace Sealing.Cli.Tests.Docs;

/// <summary>
/// The commands of the README and of the pages in docs. Blocks called <c>sh</c> are run, in their order, as if they were pasted into one shell in the folder of the
/// README; what needs a cluster, a cloud or somebody at the keyboard is in blocks of another name.
/// </summary>
public sealed partial class DocsTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "docs");

    public static TheoryData<string, string> Pages => new(
        from page in Directory.GetFiles(Folder, "*.md")
        where Blocks(File.ReadAllText(page)).Any()
        from shell in new[] { "bash", "zsh" }
        select (Path.GetFileName(page), shell));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_commands_of_a_page_run_as_they_are_pasted(string page, string shell)
    {
        var script = string.Concat(Blocks(await File.ReadAllTextAsync(Path.Combine(Folder, page), TestContext.Current.CancellationToken)));
        Assert.DoesNotContain(" #", script, StringComparison.Ordinal); // zsh takes no comment at its prompt
        Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") is null && !Array.Exists(Environment.GetEnvironmentVariable("PATH")!.Split(':'), folder => File.Exists(Path.Combine(folder, shell))), "not installed: " + shell);
        using var sandbox = new Sandbox(Repository());

        await File.WriteAllTextAsync(Path.Combine(sandbox.Work, ".pasted"), script, TestContext.Current.CancellationToken);
        var (output, errors, exitCode) = await sandbox.Run($"exec {shell} -e .pasted", TestContext.Current.CancellationToken);

        Assert.True(exitCode == 0, $"exit code {exitCode}: {output}\nstderr: {errors}");
    }

    [Fact]
    public void Links_lead_to_files_that_are_there()
    {
        var broken = from page in Directory.GetFiles(Folder, "*.md")
                     from Match link in Links().Matches(File.ReadAllText(page))
                     let target = Path.GetFileName(link.Groups["path"].Value)
                     where !File.Exists(Path.Combine(Folder, target))
                     select Path.GetFileName(page) + ": " + link.Groups["path"].Value;
        Assert.Empty(broken);
    }

    private static IEnumerable<string> Blocks(string page) => ShellBlocks().Matches(page).Select(match => match.Groups["commands"].Value);

    private static Dictionary<string, string> Repository() => new[] { "samples", "keys.example" }
        .SelectMany(folder => Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, folder), "*", SearchOption.AllDirectories))
        .ToDictionary(file => Path.GetRelativePath(AppContext.BaseDirectory, file), File.ReadAllText, StringComparer.Ordinal);

    [GeneratedRegex("(?<=^|\n)```sh\n(?<commands>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex ShellBlocks();

    [GeneratedRegex(@"\]\((?<path>[^):]+\.md)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Links();
}
