namespace Sealing.Sops;

/// <summary>A section of an INI file, from the line of its name to the next section.</summary>
internal sealed class IniSection(string name, int start)
{
    public const string MetadataName = "sops";

    public string Name => name;

    public bool IsMetadata => name == MetadataName;

    public int Start => start;

    public int End { get; set; }

    /// <summary>The comments above the name, and those at the end of the file.</summary>
    public List<TextPlace> Comments { get; } = [];

    public List<IniKey> Keys { get; } = [];
}

/// <summary>A key of an INI file with its value. <paramref name="Outer"/> is the value with its quotes, <paramref name="Inner"/> without.</summary>
internal sealed record IniKey(string Name, string Value, TextPlace Outer, TextPlace Inner, IReadOnlyList<TextPlace> Comments);
