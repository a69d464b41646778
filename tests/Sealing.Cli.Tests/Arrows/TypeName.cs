namespace Sealing.Cli.Tests.Arrows;

/// <summary>A type of the top level.</summary>
internal sealed record TypeName(string Namespace, string Name)
{
    public override string ToString() => $"{Namespace}.{Name}";
}
