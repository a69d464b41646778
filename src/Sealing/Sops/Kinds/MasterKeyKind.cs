namespace Sealing.Sops.Kinds;

/// <summary>What a file of a kind of master key says: all that tells it from the others but the service that works with it. Source: SOPS' documented behaviour, its keyservice.proto.</summary>
internal abstract class MasterKeyKind(string name, int messageNumber, IReadOnlyList<string> fields, string variable, string description)
{
    public const string ContextField = "context";
    public const string ProfileField = "aws_profile";

    public string Name => name;

    public int MessageNumber => messageNumber;

    public IReadOnlyList<string> Fields => fields;

    public string Variable => variable;

    public string Description => description;

    public virtual string Flag => name.Replace('_', '-');

    public virtual string? ShortFlag => null;

    public virtual bool HasTime => true;

    public bool HasContext => fields.Contains(ContextField, StringComparer.Ordinal);

    /// <summary>Whether a list of the kind stands in a group even where it is empty, an oddity of the reference.</summary>
    public virtual bool IsAlwaysInGroups => false;

    /// <summary>Those of the fields that are left out where they are empty.</summary>
    public virtual string[] Optional => [];

    public virtual string RuleField => name;

    public virtual string GroupField => name;

    /// <summary>The names that the fields have in a group of keys of a rule; none where a key is a text there.</summary>
    public virtual IReadOnlyList<string> GroupKeyFields => [];

    /// <summary>How many of them a key must have, from the first.</summary>
    public virtual int RequiredGroupKeyFields => 1;

    /// <summary>Other words that people write in rules, with the fields that they mean.</summary>
    public virtual (string Written, string Meant)[] Slips => [];

    /// <summary>What a key is known by.</summary>
    public virtual string IdOf(Func<string, string> field) => field(fields[0]);

    /// <summary>What tells a key from others, beside its id.</summary>
    public virtual string DetailsOf(Func<string, string> field, IReadOnlyDictionary<string, string> context) => "";

    /// <summary>The fields of a key that is spelled as flags and rules spell it.</summary>
    /// <exception cref="SealingException">It is not of that form.</exception>
    public virtual string[] Read(string text) => [text.Trim()];

    protected static SealingException Error(string message) => new(ErrorKind.InvalidConfiguration, message);
}
