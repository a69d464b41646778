using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sealing.Guard.Structure;

/// <summary>The way from the root of a file to a node. Written out only for what is found.</summary>
internal sealed record NodePath(NodePath? Parent, string Step)
{
    private const int LongestName = 200; // each finding under a name says it again

    private static readonly SearchValues<char> Quoted = SearchValues.Create(".[]\" \n");

    public static NodePath Root { get; } = new(null, "");

    public NodePath Child(string name) => new(this, name.Length > LongestName ? name[..LongestName] + "..." : name);

    public NodePath Item(int index) => new(this, "[" + index.ToString(CultureInfo.InvariantCulture) + "]");

    /// <summary>Such as <c>doc[2].items[0].data["tls.key"]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Parent?.ToString());
        if (Step is ['[', ..] or "")
        {
            return text.Append(Step).ToString();
        }

        return Step.AsSpan().ContainsAny(Quoted)
            ? text.Append("[\"").Append(Step).Append("\"]").ToString()
            : text.Append(text.Length == 0 ? "" : ".").Append(Step).ToString();
    }
}
