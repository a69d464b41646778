using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Sealing.Yaml;

/// <summary>
/// A scanner that remembers the last scalar token, whose span is the scalar alone: the span of the parser's event includes tag and anchor.
/// It also keeps the dashes of lists, and counts open flow collections, since the scanner reads ahead as far as they go.
/// </summary>
internal sealed class ScalarTokens(IScanner scanner, int maxDepth) : IScanner
{
    private int _flowDepth;

    /// <summary>The scalar token that the parser made its last scalar event of, unless that scalar is not written.</summary>
    public Scalar? Last { get; private set; }

    /// <summary>Whether that scalar is part of a flow collection.</summary>
    public bool LastIsInBrackets { get; private set; }

    /// <summary>Where the dashes of block sequences stand, in the order of the text, which is that of the items, outer ones first.</summary>
    public List<int> Dashes { get; } = [];

    public Mark CurrentPosition => scanner.CurrentPosition;

    public Token? Current => scanner.Current;

    public bool MoveNext() => Remember(scanner.MoveNext());

    public bool MoveNextWithoutConsuming() => Remember(scanner.MoveNextWithoutConsuming());

    public void ConsumeCurrent() => scanner.ConsumeCurrent();

    private bool Remember(bool moved)
    {
        if (!moved)
        {
            return false;
        }

        switch (scanner.Current)
        {
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
}

/// <summary>More open flow collections than the limit allows.</summary>
internal sealed class DepthException(in Mark position) : YamlException(position, position, NodeBudget.TooDeep);
