using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Sealing.Yaml;

/// <summary>
/// A scanner that remembers the last scalar token, whose span is the scalar alone: the span of the parser's event includes tag and anchor.
/// It also keeps the dashes of lists, and counts open flow collections, since the scanner reads ahead as far as they go.
/// </summary>
internal sealed class ScalarTokens(IScanner scanner, int maxDepth, Func<long, char> charAt) : IScanner
{
    private int _flowDepth;
    private long? _questionMark;

    /// <summary>The last tag, which stands before the scalar that it is of.</summary>
    public Tag? LastTag { get; private set; }

    /// <summary>Where the last colon stands behind a key; -1 where there was none.</summary>
    public long LastColon { get; private set; } = -1;

    /// <summary>The scalar token that the parser made its last scalar event of, unless that scalar is not written.</summary>
    public Scalar? Last { get; private set; }

    /// <summary>Whether that scalar is part of a flow collection.</summary>
    public bool LastIsInBrackets { get; private set; }

    /// <summary>Where the dashes of block sequences stand, in the order of the text, which is that of the items, outer ones first.</summary>
    public List<int> Dashes { get; } = [];

    public Mark CurrentPosition => scanner.CurrentPosition;

    public Token? Current => scanner.Current;

    /// <summary>Where the question mark stands that starts the key which is read now, or null. Each is given once.</summary>
    public long? TakeQuestionMark()
    {
        var mark = _questionMark;
        _questionMark = null;
        return mark;
    }

    public bool MoveNext() => Remember(scanner.MoveNext());

    public bool MoveNextWithoutConsuming() => Remember(scanner.MoveNextWithoutConsuming());

    public void ConsumeCurrent() => scanner.ConsumeCurrent();

    private bool Remember(bool moved)
    {
        if (!moved)
        {
            return false;
        }

        ThrowIfTouched(scanner.Current!);
        switch (scanner.Current)
        {
            case Tag tag:
                LastTag = tag;
                break;
            case Key key when key.End.Index > key.Start.Index:
                _questionMark = key.Start.Index;
                break;
            case Value value:
                LastColon = value.Start.Index;
                break;
            case Scalar scalar:
                (Last, LastIsInBrackets) = (scalar, _flowDepth > 0);
                break;
            case BlockEntry dash when Dashes.Count == 0 || Dashes[^1] < dash.Start.Index:
                Dashes.Add((int)dash.Start.Index);
                break;
            case FlowSequenceStart or FlowMappingStart when ++_flowDepth > maxDepth:
                throw new DepthException(scanner.CurrentPosition);
            case FlowSequenceEnd or FlowMappingEnd:
                _flowDepth--;
                break;
        }

        return true;
    }

    // What ends in a bracket, a quote or another sign and is followed by a number sign: a comment to YAML 1.1, and none to YAML 1.2.
    private void ThrowIfTouched(Token token)
    {
        var end = token is FlowSequenceStart or FlowSequenceEnd or FlowMappingStart or FlowMappingEnd ? token.Start.Index + 1 : token.End.Index;
        var isBlock = token is Scalar { Style: YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded };
        if (!isBlock && end > token.Start.Index && charAt(end) == '#')
        {
            throw new TouchedException(token.End);
        }
    }
}

/// <summary>A comment that touches what stands before it.</summary>
internal sealed class TouchedException(in Mark position) : YamlException(position, position, "found a comment without a blank before it");

/// <summary>More open flow collections than the limit allows.</summary>
internal sealed class DepthException(in Mark position) : YamlException(position, position, NodeBudget.TooDeep);
