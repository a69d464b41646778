using Xunit;

namespace Sealing.Cli.Tests.Arrows;

/// <summary>Arrows between folders only go down. Between projects the compiler sees to it.</summary>
public sealed class ArrowTests
{
    /// <summary>Arrows that go up still. The list only shrinks: one that is gone has to go from here too.</summary>
    private static readonly string[] GoingUp =
    [
    ];

    public static TheoryData<string, string[]> Projects => new()
    {
        { "Sealing", GroundUp.Library },
        { "Sealing.Kubernetes", GroundUp.Cluster },
        { "Sealing.Aws", GroundUp.Cloud },
        { "seal", GroundUp.Command },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void Arrows_between_folders_go_down(string assembly, string[] fromTheGroundUp)
    {
        var arrows = CompiledArrows.Of(assembly);
        var rooms = new Rooms(fromTheGroundUp, arrows);

        AssertNone("no place in GroundUp", arrows.SelectMany(arrow => new[] { arrow.From.Namespace, arrow.To.Namespace }).Where(room => !rooms.Has(room)));
        AssertNone("up", arrows.Where(rooms.GoesUp).Select(arrow => arrow.ToString()).Except(GoingUp));
    }

    [Fact]
    public void What_is_known_to_go_up_still_does()
    {
        var up = Projects.SelectMany(project => Upwards(project.Data.Item1, project.Data.Item2));

        AssertNone("gone", GoingUp.Except(up));
    }

    [Fact]
    public void An_arrow_up_and_a_circle_through_the_folder_above_are_found()
    {
        var low = new TypeName("House.Low", "Low");
        var high = new TypeName("House.High", "High");
        var face = new TypeName("House", "Face");
        var word = new TypeName("House", "Word");
        HashSet<Arrow> arrows = [new(high, low), new(low, high), new(face, low), new(low, face), new(high, face), new(low, word)];
        var rooms = new Rooms(["House", "House.Low", "House.High"], arrows);

        Assert.Equal([new(low, high), new(low, face)], arrows.Where(rooms.GoesUp));
    }

    private static IEnumerable<string> Upwards(string assembly, string[] fromTheGroundUp)
    {
        var arrows = CompiledArrows.Of(assembly);
        return arrows.Where(new Rooms(fromTheGroundUp, arrows).GoesUp).Select(arrow => arrow.ToString());
    }

    private static void AssertNone(string what, IEnumerable<string> found)
    {
        var lines = found.Distinct().Order().ToList();
        Assert.True(lines.Count == 0, what + ":\n" + string.Join('\n', lines));
    }
}
