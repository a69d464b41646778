using PublicApiGenerator;
using Sealing.Kubernetes;
using Xunit;

namespace Sealing.Kubernetes.Tests.Api;

/// <summary>The public API is what callers build on: a change to it shows in PublicApi.approved.txt, and is made on purpose.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void The_public_API_is_the_approved_one()
    {
        var approved = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Api", "PublicApi.approved.txt"));
        var actual = typeof(ControllerClient).Assembly.GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false });
        Assert.Equal(approved.TrimEnd(), actual.ReplaceLineEndings("\n").TrimEnd());
    }
}
