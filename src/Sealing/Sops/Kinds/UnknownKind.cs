namespace Sealing.Sops.Kinds;

/// <summary>A kind that came later: its keys stay as they are.</summary>
internal sealed class UnknownKind(string name) : SopsKeyKind(name, 0, [], "", "")
{
    public override bool Equals(object? obj) => obj is UnknownKind other && other.Name == Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    internal override string IdOf(SopsMasterKey key) => "";

    internal override string[] Read(string text) => throw Error("there is no kind of master key called '" + Name + "'");
}
