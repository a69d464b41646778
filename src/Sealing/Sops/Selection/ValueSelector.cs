using Sealing.Sops.Values;

namespace Sealing.Sops.Selection;

/// <summary>Decides which values and comments of a document are encrypted.</summary>
internal sealed class ValueSelector
{
    private readonly Func<string, bool>? _matchesKey;
    private readonly RulePattern? _comment;
    private readonly bool _isEncryptedWhereMatched;

    /// <exception cref="SealingException">More than one rule, or an expression that RE2 does not know.</exception>
    public ValueSelector(SopsSelection selection)
    {
        if (selection.Conflict is { } conflict)
        {
            throw new SealingException(ErrorKind.InvalidMetadata, conflict);
        }

        _isEncryptedWhereMatched = Has(selection.EncryptedSuffix) || Has(selection.EncryptedRegex) || Has(selection.EncryptedCommentRegex);
        var comment = Has(selection.EncryptedCommentRegex) ? selection.EncryptedCommentRegex : selection.UnencryptedCommentRegex;
        _comment = Has(comment) ? new RulePattern(comment!) : null;
        var suffix = Has(selection.EncryptedSuffix) ? selection.EncryptedSuffix : selection.UnencryptedSuffix;
        var regex = Has(selection.EncryptedRegex) ? selection.EncryptedRegex : selection.UnencryptedRegex;
        if (Has(suffix))
        {
            _matchesKey = key => key.EndsWith(suffix!, StringComparison.Ordinal);
        }
        else if (Has(regex))
        {
            _matchesKey = new RulePattern(regex!).IsMatch;
        }
    }

    /// <summary>Marks the items that are to be encrypted or, in an encrypted document, are.</summary>
    public void Select(IEnumerable<SopsItem> items)
    {
        var levels = new Stack<bool>(); // whether a comment of the level is in force that the expression matches
        var inForce = 0;
        levels.Push(false);
        foreach (var item in items)
        {
            switch (item.Kind)
            {
                case SopsItemKind.Open:
                    levels.Push(false);
                    break;
                case SopsItemKind.Close:
                    inForce -= levels.Pop() ? 1 : 0;
                    inForce -= Clear(levels);
                    break;
                case SopsItemKind.Comment:
                    var isMarker = _comment?.IsMatch(item.Value.Text) ?? false;
                    item.IsSelected = IsSelected(item, inForce > 0 || (isMarker && !_isEncryptedWhereMatched)); // a marker does not encrypt itself
                    inForce += isMarker && !levels.Peek() ? 1 : 0;
                    levels.Push(levels.Pop() || isMarker);
                    break;
                default:
                    item.IsSelected = IsSelected(item, inForce > 0);
                    inForce -= Clear(levels);
                    break;
            }
        }
    }

    /// <summary>Whether a value under these keys is to be encrypted, if comments do not decide that.</summary>
    /// <exception cref="SealingException">As <see cref="RulePattern.IsMatch"/>.</exception>
    public bool Selects(IEnumerable<string> keys) => _comment is null && (_matchesKey is null || keys.Any(_matchesKey) == _isEncryptedWhereMatched);

    /// <summary>Whether the ciphertext of a comment would be taken for a comment that rules.</summary>
    public bool IsMarker(string comment) => _comment?.IsMatch(comment) ?? false;

    private static int Clear(Stack<bool> levels)
    {
        var wasInForce = levels.Pop();
        levels.Push(false);
        return wasInForce ? 1 : 0;
    }

    private static bool Has(string? rule) => !string.IsNullOrEmpty(rule);

    private bool IsSelected(SopsItem item, bool isUnderComment)
    {
        if (_comment is not null)
        {
            return isUnderComment == _isEncryptedWhereMatched;
        }

        return _matchesKey is null || IsMatched(item.Path) == _isEncryptedWhereMatched;
    }

    // Keys nest no deeper than the limit of the readers, so this may recurse.
    private bool IsMatched(SopsPath path) =>
        path.IsMatched ??= path.Parent is not null && (IsMatched(path.Parent) || _matchesKey!(path.Key));
}
