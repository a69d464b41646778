using System.Runtime.CompilerServices;
using PublicApiGenerator;
using Sealing.Kubernetes;
using Xunit;

namespace Sealing.Kubernetes.Tests.Api;

/// <summary>
/// The public API is what callers build on: a change to it shows in PublicApi.approved.txt, and is made on purpose: SEALING_APPROVE=1 dotnet test
/// writes the file anew, on a developer's machine only.
/// </summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        var actual = typeof(ControllerClient).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        var text = actual.ReplaceLineEndings("\n").TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("SEALING_APPROVE") == "1" && Environment.GetEnvironmentVariable("CI") is null)
        {
            File.WriteAllText(Path.Combine(SourceFolder(), "PublicApi.approved.txt"), text);
            return;
        }

        Assert.Equal(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Api", "PublicApi.approved.txt")), text);
    }

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
