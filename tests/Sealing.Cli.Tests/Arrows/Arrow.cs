namespace Sealing.Cli.Tests.Arrows;

/// <summary>One type uses another. Nested types count as the type that they stand in.</summary>
internal sealed record Arrow(TypeName From, TypeName To)
{
    public override string ToString() => $"{From} -> {To}";
}
