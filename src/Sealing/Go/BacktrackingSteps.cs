namespace Sealing.Go;

/// <summary>
/// How many steps an engine that backtracks takes at most for an expression. If these are few, it is better than the engine that is linear in the text, which
/// takes a hundred times as long to make. Each alternative and each optional part may double the steps; each repetition of one character may end at any place.
/// </summary>
internal sealed class BacktrackingSteps
{
    private const double Few = 1e6;

    private int _choices;
    private int _repetitions = 1; // a match may start at any place
    private bool _isAfterGroup;
    private bool _isUnbounded;

    /// <summary>Counts a sign outside of classes, escapes and the starts of groups: one that stands for itself, or an operator.</summary>
    public void Count(char sign)
    {
        switch (sign)
        {
            case '|' or '?':
                _choices++;
                break;
            case '*' or '+':
                _repetitions++;
                _isUnbounded |= _isAfterGroup; // what is in the group may be split in any way
                break;
            case '{':
                _isUnbounded = true;
                break;
        }

        _isAfterGroup = sign == ')';
    }

    public bool AreFew(int length) => !_isUnbounded && Math.ScaleB(Math.Pow(length + 1, _repetitions), _choices) <= Few;
}
