using Sealing.Go;

namespace Sealing.GoTemplates.Values;

/// <summary>A value while a template is rendered, with the Go type that it has there: functions and comparisons go by it.</summary>
internal abstract class GoValue
{
    public abstract GoType Type { get; }

    /// <summary>What <c>if</c> and Sprig's <c>empty</c> go by: false, 0, nil and whatever has no length are not true.</summary>
    public abstract bool IsTrue { get; }

    public bool IsNil => this is GoNil;
}

/// <summary>No value. Go tells a nil that something holds from a key that a map lacks.</summary>
internal sealed class GoNil : GoValue
{
    /// <summary>The nil that a list or map holds, or that an argument is.</summary>
    public static GoNil Nil { get; } = new();

    /// <summary>What a key gives that is not there. A field of it is the same again, where a field of nil is an error.</summary>
    public static GoNil Missing { get; } = new();

    public override GoType Type => GoType.None;

    public override bool IsTrue => false;
}

internal sealed class GoBool(bool value) : GoValue
{
    public bool Value => value;

    public override GoType Type => GoType.Bool;

    public override bool IsTrue => value;
}

/// <summary>An integer of one of Go's types; all fit 64 bits, and arithmetic wraps around.</summary>
internal sealed class GoInt(long value, GoType type) : GoValue
{
    public GoInt(long value)
        : this(value, GoType.Int)
    {
    }

    public long Value => value;

    public override GoType Type => type;

    public override bool IsTrue => value != 0;
}

internal sealed class GoFloat(double value) : GoValue
{
    public double Value => value;

    public override GoType Type => GoType.Float64;

    public override bool IsTrue => value != 0;
}

/// <summary>A string, one char a byte; see <see cref="GoText"/>.</summary>
internal sealed class GoString(string value) : GoValue
{
    public string Value => value;

    public override GoType Type => GoType.String;

    public override bool IsTrue => value.Length > 0;
}

/// <summary>A slice. Nothing changes one: Sprig's functions make new ones.</summary>
internal sealed class GoList(IReadOnlyList<GoValue> items, GoType type) : GoValue
{
    public GoList(IReadOnlyList<GoValue> items)
        : this(items, GoType.List)
    {
    }

    public IReadOnlyList<GoValue> Items => items;

    public override GoType Type => type;

    public override bool IsTrue => items.Count > 0;

    /// <summary>A nil slice, as some functions give for an empty one: JSON and <c>deepEqual</c> tell them apart.</summary>
    public static GoList NilSlice { get; } = new([]);

    public static GoList OfStrings(IEnumerable<string> texts) => new([.. texts.Select(text => new GoString(text))], GoType.StringList);
}

/// <summary>A map with string keys, sorted by their bytes as Go prints maps and ranges over them. <c>set</c> and <c>unset</c> change it in place.</summary>
internal sealed class GoMap(GoType type) : GoValue
{
    public GoMap()
        : this(GoType.Map)
    {
    }

    public SortedDictionary<string, GoValue> Entries { get; } = new(StringComparer.Ordinal);

    /// <summary>A nil map, which can be read and not written.</summary>
    public static GoMap NilMap { get; } = new();

    public override GoType Type => type;

    public override bool IsTrue => Entries.Count > 0;
}
