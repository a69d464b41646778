namespace Sealing.Syntax.Scanning;

/// <summary>
/// The places where a key may have started that is not marked by <c>?</c> (YAML 1.1 s4.3.1): one for each level of brackets.
/// Such a key ends on its line, at most 1024 characters further; until it is known, its tokens wait.
/// </summary>
internal sealed class SimpleKeys(TextCursor cursor, TokenQueue tokens)
{
    private const int MostCharacters = 1024;

    private Candidate[] _candidates = new Candidate[8];
    private int _level;

    /// <summary>The level of brackets, 0 outside of them.</summary>
    public int Level => _level;

    /// <summary>Whether a key may start here.</summary>
    public bool AreAllowed { get; set; } = true;

    /// <summary>Remembers that the next token may be the first of a key. One at the column of its block must be, as nothing else can stand there.</summary>
    public void Save(int indentation)
    {
        if (AreAllowed)
        {
            Remove();
            _candidates[_level] = new Candidate(true, _level == 0 && indentation == cursor.Column, tokens.Next, cursor.Position);
        }
    }

    /// <summary>Forgets the candidate of this level.</summary>
    public void Remove()
    {
        ref var candidate = ref _candidates[_level];
        if (candidate is { IsPossible: true, IsRequired: true })
        {
            throw ScanProblem.At(ScanProblem.KeyWithoutColon, candidate.Start);
        }

        candidate = default;
    }

    /// <summary>Takes the candidate of this level, as its colon is here.</summary>
    public bool TryTake(out long token, out TextPosition start)
    {
        ref var candidate = ref _candidates[_level];
        var isKey = IsValid(ref candidate);
        (token, start) = (candidate.Token, candidate.Start);
        candidate = default;
        return isKey;
    }

    /// <summary>Whether the first token that waits may turn out to be the first of a key.</summary>
    public bool MayStartAtFirst()
    {
        for (var level = 0; level <= _level; level++)
        {
            if (IsValid(ref _candidates[level]))
            {
                return _candidates[level].Token == tokens.Taken; // outer ones have started before
            }
        }

        return false;
    }

    public void Enter()
    {
        if (++_level == _candidates.Length)
        {
            Array.Resize(ref _candidates, _level * 2);
        }

        _candidates[_level] = default;
    }

    public void Leave() => _level = Math.Max(0, _level - 1);

    private bool IsValid(ref Candidate candidate)
    {
        if (!candidate.IsPossible || (candidate.Start.Line == cursor.Line && Length(candidate.Start.At) <= MostCharacters))
        {
            return candidate.IsPossible;
        }

        if (candidate.IsRequired)
        {
            throw ScanProblem.At(ScanProblem.KeyWithoutColon, candidate.Start);
        }

        candidate = default;
        return false;
    }

    // Characters beyond 16 bits count once.
    private int Length(int start)
    {
        var length = cursor.At - start;
        if (length is > MostCharacters and <= 2 * MostCharacters)
        {
            foreach (var unit in cursor.Text.AsSpan(start, length))
            {
                length -= char.IsLowSurrogate(unit) ? 1 : 0;
            }
        }

        return length;
    }

    private readonly record struct Candidate(bool IsPossible, bool IsRequired, long Token, TextPosition Start);
}
