using Sealing.Syntax;
using Sealing.Syntax.Reading;

namespace Sealing.Guard.Content;

/// <summary>Reads texts that stand in a file, in limits that many of them keep.</summary>
internal static class EmbeddedDocuments
{
    private const int MaxLength = 1 << 20;

    private static readonly ReadLimits Limits = new(Depth: 64, Nodes: 200_000, AliasedNodes: 20_000);

    /// <summary>The roots of the documents in a text, or null where it has none, or where the file's budget does not have them.</summary>
    public static IReadOnlyList<YamlNode>? Read(string text, ReadingBudget budget)
    {
        if (text.Length > MaxLength || !budget.TryTake(text.Length))
        {
            return null;
        }

        try
        {
            return [.. DocumentReader.ReadAll(text, Limits).Documents.Where(document => !document.IsEmpty).Select(document => document.Root)];
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            return null;
        }
    }
}
