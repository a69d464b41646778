namespace Sealing.Guard.Content;

/// <summary>
/// Characters of values and of texts inside of texts that may be looked at, each as often as an alias says. Shared by all that is in one file, lest what it
/// says decides how long reading it takes. Not thread safe.
/// </summary>
internal sealed class ReadingBudget(long characters)
{
    private const int Small = 1 << 20;
    private const int Large = 1 << 23;

    private long _left = characters;

    /// <summary>Whether something was not read.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>That of a file with this many bytes. Texts in texts are read four deep at most, and lines are looked at beside.</summary>
    public static ReadingBudget ForFile(long size) => new(Math.Max(Math.Clamp(16 * size, Small, Large), 6 * size));

    /// <summary>Whether so many characters may be read; they count as read then.</summary>
    public bool TryTake(long characters)
    {
        if (characters > _left)
        {
            IsSpent = true;
            return false;
        }

        _left -= characters;
        return true;
    }
}
