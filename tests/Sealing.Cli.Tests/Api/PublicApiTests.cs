using System.Reflection;
using System.Runtime.CompilerServices;
using PublicApiGenerator;
using Xunit;

namespace Sealing.Cli.Tests.Api;

/// <summary>
/// The public API of the libraries is what callers build on: a change to it shows in an approved file, and is made on purpose: SEALING_APPROVE=1 dotnet test
/// writes the files anew, on a developer's machine only.
/// </summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData("Sealing")]
    [InlineData("Sealing.Aws")]
    [InlineData("Sealing.Kubernetes")]
    public void The_public_API_is_the_approved_one(string library)
    {
        var actual = Assembly.Load(library).GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        var text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("SEALING_APPROVE") == "1" && Environment.GetEnvironmentVariable("CI") is null)
        {
            File.WriteAllText(Path.Combine(SourceFolder(), library + ".approved.txt"), text);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Api", library + ".approved.txt")), text);
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
