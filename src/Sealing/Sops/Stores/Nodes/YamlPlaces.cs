using Sealing.Syntax;

namespace Sealing.Sops.Stores.Nodes;

/// <summary>A scalar in a YAML text and what its surroundings allow.</summary>
/// <param name="Scalar">The scalar itself.</param>
/// <param name="Parent">The column of its key or dash.</param>
/// <param name="IsInFlow">Whether it stands in brackets or braces.</param>
/// <param name="HasCommentAfter">Whether a comment follows on its line, so that no block can.</param>
internal sealed record YamlPlace(YamlScalar Scalar, int Parent, bool IsInFlow, bool HasCommentAfter);

/// <summary>A comment, or a list item that stands for one: the text between <paramref name="Start"/> and <paramref name="End"/> follows its number sign.</summary>
internal sealed record YamlCommentPlace(int Start, int End)
{
    /// <summary>Where the dash stands, of an item that stands for a comment, as the reference writes them into lists.</summary>
    public int? Dash { get; init; }

    /// <summary>Where an empty list is to be written once the comment is one, since the list holds nothing else.</summary>
    public int? EmptyList { get; init; }
}

/// <summary>What an alias brings in has no text of its own.</summary>
/// <param name="Alias">The alias.</param>
/// <param name="Parent">The column of its key or dash.</param>
/// <param name="IsInFlow">Whether it stands in brackets or braces.</param>
/// <param name="HasCommentAfter">Whether a comment follows on its line.</param>
internal sealed record YamlAliasPlace(YamlAlias Alias, int Parent, bool IsInFlow, bool HasCommentAfter);
