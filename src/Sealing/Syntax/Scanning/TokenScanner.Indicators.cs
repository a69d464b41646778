using Sealing.Data;

namespace Sealing.Syntax.Scanning;

/// <summary>The tokens that a character starts (YAML 1.1 s5.3).</summary>
internal sealed partial class TokenScanner
{
    private bool TryScanIndicator()
    {
        var isAlone = YamlCharacters.IsBlankOrEnd(_cursor.Next);
        switch (_cursor.Current)
        {
            case '[' or '{':
                ScanFlowStart();
                return true;
            case ']' or '}':
                ScanFlowEnd();
                return true;
            case ',':
                _keys.Remove();
                _keys.AreAllowed = true;
                Add(TokenKind.FlowEntry, 1);
                return true;
            case '-' when isAlone:
                ScanBlockEntry();
                return true;
            case '?' when isAlone || IsInBrackets:
                ScanKey(isAlone);
                return true;
            case ':' when isAlone || IsInBrackets:
                ScanValue();
                return true;
            default:
                return TryScanNode();
        }
    }

    private bool TryScanNode()
    {
        switch (_cursor.Current)
        {
            case '*' or '&':
                SaveKey();
                _tokens.Add(_anchors.Read());
                return true;
            case '!':
                SaveKey();
                _tokens.Add(_tags.Read(IsInBrackets));
                return true;
            case '|' or '>' when !IsInBrackets:
                _keys.Remove();
                _keys.AreAllowed = true;
                _tokens.Add(_blocks.Read(_levels.Column));
                return true;
            case '\'' or '"':
                SaveKey();
                _tokens.Add(_quoted.Read());
                return true;
            default:
                return false;
        }
    }

    private void ScanPlain()
    {
        if (!CanStartPlain())
        {
            throw ScanProblem.At(_cursor.Current == '\t' ? ScanProblem.Tab : ScanProblem.PlainStart, _cursor.Position);
        }

        SaveKey();
        _tokens.Add(_plain.Read(_levels.Column, IsInBrackets));
        _keys.AreAllowed = _plain.EndedLine;
    }

    // YAML 1.1 s9.1.3. What stands alone was taken for an indicator before.
    private bool CanStartPlain() => _cursor.Current switch
    {
        '\t' or '|' or '>' or '%' or '@' or '`' => false,
        TextCursor.ByteOrderMark when _cursor.Column == 0 => throw ScanProblem.At(ScanProblem.ByteOrderMark, _cursor.Position), // two files in one
        _ => true,
    };

    private void SaveKey()
    {
        _keys.Save(_levels.Column);
        _keys.AreAllowed = false;
    }

    private void ScanFlowStart()
    {
        _keys.Save(_levels.Column);
        _keys.Enter();
        _keys.AreAllowed = true;
        Add(_cursor.Current == '[' ? TokenKind.FlowSequenceStart : TokenKind.FlowMappingStart, 1);
    }

    private void ScanFlowEnd()
    {
        _keys.Remove();
        _keys.Leave();
        _keys.AreAllowed = false;
        Add(_cursor.Current == ']' ? TokenKind.FlowSequenceEnd : TokenKind.FlowMappingEnd, 1);
    }

    private void ScanBlockEntry()
    {
        EnterBlock(TokenKind.BlockSequenceStart, ScanProblem.NoItemHere);
        _keys.Remove();
        _keys.AreAllowed = true;
        Add(TokenKind.BlockEntry, 1);
    }

    // In brackets go-yaml and YAML 1.2 read "?a" otherwise.
    private void ScanKey(bool isAlone)
    {
        if (!isAlone)
        {
            throw ScanProblem.At(ScanProblem.TightQuestion, _cursor.Position);
        }

        EnterBlock(TokenKind.BlockMappingStart, ScanProblem.NoQuestionHere);
        _keys.Remove();
        _keys.AreAllowed = !IsInBrackets;
        Add(TokenKind.Key, 1);
    }

    private void ScanValue()
    {
        if (_keys.TryTake(out var number, out var start))
        {
            _tokens.Insert(number, new Token(TokenKind.Key, start, start.At));
            if (!IsInBrackets)
            {
                _levels.Enter(TokenKind.BlockMappingStart, start, number);
            }

            _keys.AreAllowed = false;
        }
        else
        {
            EnterBlock(TokenKind.BlockMappingStart, ScanProblem.NoKeyHere);
            _keys.AreAllowed = !IsInBrackets;
        }

        Add(TokenKind.Value, 1);
    }

    private void EnterBlock(TokenKind kind, string problem)
    {
        if (IsInBrackets)
        {
            return;
        }

        if (!_keys.AreAllowed)
        {
            throw ScanProblem.At(problem, _cursor.Position);
        }

        _levels.Enter(kind, _cursor.Position, _tokens.Next);
    }

    private void Add(TokenKind kind, int length)
    {
        _tokens.Add(new Token(kind, _cursor.Position, _cursor.At + length));
        _cursor.Skip(length);
    }
}
