namespace Sealing.GoTemplates.Syntax;

/// <summary>A place in a template that moves forward and knows its line and column.</summary>
internal sealed class TemplateCursor(string text)
{
    private int _line = 1;
    private int _lineStart;

    public int Index { get; private set; }

    public bool IsAtEnd => Index >= text.Length;

    /// <summary>NUL at the end.</summary>
    public char Current => IsAtEnd ? '\0' : text[Index];

    public ReadOnlySpan<char> Rest => text.AsSpan(Index);

    public TemplatePosition Position => new(_line, Index - _lineStart + 1);

    public string From(int start) => text[start..Index];

    public void Advance(int count = 1)
    {
        var passed = text.AsSpan(Index, count);
        var newline = passed.LastIndexOf('\n');
        if (newline >= 0)
        {
            _line += passed.Count('\n');
            _lineStart = Index + newline + 1;
        }

        Index += count;
    }

    public void AdvanceWhile(Func<char, bool> condition)
    {
        while (!IsAtEnd && condition(Current))
        {
            Advance();
        }
    }

    public bool Starts(string word) => Rest.StartsWith(word, StringComparison.Ordinal);

    /// <summary>What counts as blank in an action and as trimmed around it.</summary>
    public static bool IsBlank(char unit) => unit is ' ' or '\t' or '\r' or '\n';

    public static bool IsNameUnit(char unit) => unit == '_' || char.IsLetterOrDigit(unit);
}
