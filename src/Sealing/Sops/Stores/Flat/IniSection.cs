namespace Sealing.Sops.Stores.Flat;

/// <summary>A section of an INI file, from the line of its name to the next section.</summary>
/// <param name="Name">The name, with the blanks it has in its brackets.</param>
/// <param name="NamePlace">Where the name stands.</param>
/// <param name="Start">Where its line starts.</param>
/// <param name="Body">Where the next line starts.</param>
internal sealed record IniSection(string Name, TextPlace NamePlace, int Start, int Body)
{
    public const string MetadataName = "sops";

    /// <summary>The section of the keys above all names.</summary>
    public const string DefaultName = "DEFAULT";

    public bool IsMetadata => Name == MetadataName;

    public int End { get; set; }

    /// <summary>The comments above the name and beside it.</summary>
    public List<IniComment> Comments { get; } = [];

    public List<IniKey> Keys { get; } = [];

    /// <summary>The comments at the end of the file.</summary>
    public List<IniComment> Trailing { get; } = [];
}

/// <summary>A key of an INI file with its value.</summary>
/// <param name="Name">The name without quotes; of a <c>-</c> its number, <c>#1</c>.</param>
/// <param name="NamePlace">Where it stands, without quotes.</param>
/// <param name="Line">The lines of the key, without the last line end.</param>
/// <param name="Value">The value.</param>
/// <param name="Comments">Those above it and beside it.</param>
internal sealed record IniKey(string Name, TextPlace NamePlace, TextPlace Line, IniValue Value, IReadOnlyList<IniComment> Comments);

/// <summary>A value of an INI file.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Outer">Where it stands, with its quotes.</param>
/// <param name="Inner">Where it stands, without them.</param>
/// <param name="Pieces">Its parts where a backslash at the end of a line continues it; else empty.</param>
/// <param name="Comment">The comment beside it, or null.</param>
internal sealed record IniValue(string Text, TextPlace Outer, TextPlace Inner, IReadOnlyList<TextPlace> Pieces, TextPlace? Comment)
{
    /// <summary>The quotes, which are the same on both sides; empty where there are none.</summary>
    public string Quote(string text) => text[Outer.Start..Inner.Start];
}

/// <summary>Lines of comments that follow one another, and the comment beside the name of the section below them.</summary>
/// <param name="Block">The lines, from the text of the first one; null where there are none.</param>
/// <param name="Beside">The text beside the name of the section, which may be empty; null where there is no sign of a comment.</param>
/// <param name="Section">Where the line of that section starts.</param>
internal sealed record IniComment(TextPlace? Block, TextPlace? Beside = null, int Section = 0);
