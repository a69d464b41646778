namespace Sealing.Sops.Values;

internal enum SopsType
{
    /// <summary>Neither encrypted nor part of the MAC.</summary>
    Null,
    String,
    Integer,
    Float,
    Boolean,
    Time,
    Comment,

    /// <summary>Never written; read as a string.</summary>
    Bytes,
}

internal static class SopsTypes
{
    public static string Name(this SopsType type) => type switch
    {
        SopsType.String => "str",
        SopsType.Integer => "int",
        SopsType.Float => "float",
        SopsType.Boolean => "bool",
        SopsType.Time => "time",
        SopsType.Comment => "comment",
        SopsType.Bytes => "bytes",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };

    public static SopsType? Parse(ReadOnlySpan<char> name) => name switch
    {
        "str" => SopsType.String,
        "int" => SopsType.Integer,
        "float" => SopsType.Float,
        "bool" => SopsType.Boolean,
        "time" => SopsType.Time,
        "comment" => SopsType.Comment,
        "bytes" => SopsType.Bytes,
        _ => null,
    };
}
