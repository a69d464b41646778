namespace Sealing.Sops.Merging;

/// <summary>A text as it was, and what became of it on two sides.</summary>
internal sealed record ThreeTexts(string Base, string Ours, string Theirs)
{
    /// <summary>The name of the type only: the texts may be secrets.</summary>
    public override string ToString() => nameof(ThreeTexts);
}
