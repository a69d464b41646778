namespace Sealing.Cli.Tests.Arrows;

/// <summary>
/// The rooms of an assembly from the ground up, each a folder and a namespace. A type uses those of its own room and of the rooms before it.
/// The folder of a room that has others below it holds what programs see of the room, and the words that its work shares. So a type there stands as high as
/// what it uses of the folders below it: <c>AgeErrors</c> under all of <c>Sealing.Age.*</c>, <c>AgeKeyReader</c> above it.
/// </summary>
internal sealed class Rooms
{
    private readonly Dictionary<string, int> _heights;
    private readonly Dictionary<TypeName, int> _raised = [];

    public Rooms(IReadOnlyList<string> fromTheGroundUp, IReadOnlySet<Arrow> arrows)
    {
        _heights = fromTheGroundUp.Select((room, height) => (room, height)).ToDictionary(pair => pair.room, pair => pair.height);
        while (Raise(arrows))
        {
        }
    }

    /// <summary>Whether a room has a place.</summary>
    public bool Has(string room) => _heights.ContainsKey(room);

    /// <summary>Whether the arrow goes up, or to a type that stands no lower because it uses the room that the arrow comes from.</summary>
    public bool GoesUp(Arrow arrow) => arrow.From.Namespace != arrow.To.Namespace
        && (HeightOf(arrow.To) > HeightOf(arrow.From) || (HeightOf(arrow.To) == HeightOf(arrow.From) && _raised.ContainsKey(arrow.To)));

    private bool Raise(IReadOnlySet<Arrow> arrows)
    {
        var isChanged = false;
        foreach (var arrow in arrows.Where(arrow => IsWithin(arrow.To.Namespace, arrow.From.Namespace) && HeightOf(arrow.To) > HeightOf(arrow.From)))
        {
            _raised[arrow.From] = HeightOf(arrow.To);
            isChanged = true;
        }

        return isChanged;
    }

    private static bool IsWithin(string room, string outer) => room == outer || room.StartsWith(outer + ".", StringComparison.Ordinal);

    private int HeightOf(TypeName type) => _raised.TryGetValue(type, out var height) ? height : _heights.GetValueOrDefault(type.Namespace);
}
