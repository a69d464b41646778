namespace Sealing.Sops;

/// <summary>The formats of SOPS documents.</summary>
public enum SopsFormat
{
    /// <summary>YAML, of any number of documents.</summary>
    Yaml,

    /// <summary>JSON with an object at the top.</summary>
    Json,

    /// <summary>Lines of <c>KEY=value</c>.</summary>
    Dotenv,

    /// <summary>Sections of keys and values.</summary>
    Ini,

    /// <summary>Any bytes, encrypted as one value.</summary>
    Binary,
}
