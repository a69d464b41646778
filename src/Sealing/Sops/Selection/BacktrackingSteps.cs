namespace Sealing.Sops;

/// <summary>
/// How many steps an engine that goes back takes at most for an expression. Where these are few, it is as good as one that is linear in the text, which
/// takes a hundred times as long to make. Each alternative and each optional part may double the steps; each repetition of one character may end at any place.
/// </summary>
internal sealed class BacktrackingSteps
{
    private const double Few = 1e6;

    private int _choices;
    private int _repetitions = 1; // it may start at any place
    private bool _isAfterGroup;
    private bool _isUnbounded;

    /// <summary>Counts a sign that stands for itself or is an operator: none of a class, an escape or the start of a group.</summary>
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
