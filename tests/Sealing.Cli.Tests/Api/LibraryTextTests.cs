using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using Xunit;

namespace Sealing.Cli.Tests.Api;

/// <summary>
/// Programs that use the libraries have no command line of ours: flags are the command's to name, by the kind of a failure. All text in a compiled library is
/// looked at.
/// </summary>
public sealed partial class LibraryTextTests
{
    // Of other programs: how to do there what is needed here, and what the guard looks for.
    private static readonly HashSet<string> OfOthers = new(StringComparer.Ordinal)
    {
        "--armor", "--export-secret-keys", // gpg
        "--cached", "--renormalize", // git
        "--profile", // aws
        "--line", "--soft", "--bad", "--row", "--back", "--text", // colors of a page, in CSS
        "--user", "--password-stdin", "--from-literal", "--db-password", // of curl, docker, kubectl and a database, in what the guard finds
    };

    [Theory]
    [InlineData("Sealing")]
    [InlineData("Sealing.Aws")]
    [InlineData("Sealing.Kubernetes")]
    public void A_library_names_no_flag_of_the_command(string library) =>
        Assert.Empty(Texts(library).SelectMany(text => Flag().Matches(text).Where(flag => !OfOthers.Contains(flag.Value)).Select(flag => $"{flag.Value} in: {text}")));

    private static IEnumerable<string> Texts(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly + ".dll")));
        var metadata = file.GetMetadataReader();
        for (var handle = MetadataTokens.UserStringHandle(1); !handle.IsNil; handle = metadata.GetNextHandle(handle))
        {
            yield return metadata.GetUserString(handle);
        }
    }

    [GeneratedRegex("(?<![-a-zA-Z0-9])--[a-z][a-z-]*")]
    private static partial Regex Flag();
}
