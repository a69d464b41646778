using System.Buffers;
using System.Globalization;
using System.Text;

namespace Sealing.Guard.Content;

/// <summary>The way from the root of a file to a node. Written out only for what is found.</summary>
internal sealed record NodePath(NodePath? Parent, string Step)
{
    private const int LongestName = 200; // each finding under a name says it again

    private static readonly SearchValues<char> Quoted = SearchValues.Create(".[]\" \n");

    public static NodePath Root { get; } = new(null, "");

    public NodePath Child(string name)
    {
        var length = Math.Min(LengthWithoutSecret(name), LongestName);
        return new(this, length < name.Length ? name[..length] + "..." : name);
    }

    public NodePath Item(int index) => new(this, "[" + index.ToString(CultureInfo.InvariantCulture) + "]");

    // What is no name but a pair, or an address with its user and password, is not said.
    private static int LengthWithoutSecret(string name)
    {
        var address = name.IndexOf("://", StringComparison.Ordinal);
        var end = address >= 0 && name.IndexOf('@', address) > 0 ? address + 3 : name.AsSpan().IndexOfAny('=', ';');
        return end < 0 ? name.Length : end;
    }

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
