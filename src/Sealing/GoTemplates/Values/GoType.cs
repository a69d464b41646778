namespace Sealing.GoTemplates.Values;

/// <summary>Go's reflect.Kind, as far as templates have values of it.</summary>
internal enum GoKind
{
    Invalid,
    Bool,
    Int,
    Int64,
    Uint8,
    Float64,
    String,
    Slice,
    Map,
}

/// <summary>A Go type. Two types are the same where they are the same object.</summary>
internal sealed record GoType(string Name, GoKind Kind)
{
    public static GoType None { get; } = new("<nil>", GoKind.Invalid);

    public static GoType Bool { get; } = new("bool", GoKind.Bool);

    public static GoType Int { get; } = new("int", GoKind.Int);

    public static GoType Int64 { get; } = new("int64", GoKind.Int64);

    public static GoType Uint8 { get; } = new("uint8", GoKind.Uint8);

    public static GoType Float64 { get; } = new("float64", GoKind.Float64);

    public static GoType String { get; } = new("string", GoKind.String);

    public static GoType List { get; } = new("[]interface {}", GoKind.Slice);

    public static GoType StringList { get; } = new("[]string", GoKind.Slice);

    public static GoType IntList { get; } = new("[]int", GoKind.Slice);

    public static GoType ListList { get; } = new("[][]interface {}", GoKind.Slice);

    public static GoType Map { get; } = new("map[string]interface {}", GoKind.Map);

    public static GoType StringMap { get; } = new("map[string]string", GoKind.Map);

    /// <summary>Whether items are of interface type, so that they may be nil and of any type.</summary>
    public bool HoldsAny => ReferenceEquals(this, List) || ReferenceEquals(this, Map);

    /// <summary>Go's name of the kind.</summary>
    public string KindName => Kind switch
    {
        GoKind.Invalid => "invalid",
        GoKind.Slice => "slice",
        GoKind.Map => "map",
        _ => Name,
    };
}
