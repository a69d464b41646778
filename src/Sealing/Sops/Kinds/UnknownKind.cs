namespace Sealing.Sops.Kinds;

/// <summary>A kind that came later: its keys stay as they are.</summary>
internal sealed class UnknownKind(string name) : MasterKeyKind(name, 0, [], "", "")
{
    public override string IdOf(Func<string, string> field) => "";

    public override string[] Read(string text) => throw Error("there is no kind of master key called '" + Name + "'");
}
