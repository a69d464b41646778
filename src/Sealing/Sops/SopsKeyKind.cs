using Sealing.Sops.Kinds;

namespace Sealing.Sops;

/// <summary>A kind of master key, with all that tells it from the others but the service that works with it. Source: SOPS' documented behaviour, its keyservice.proto.</summary>
public abstract class SopsKeyKind
{
    internal const string ContextField = "context";
    internal const string ProfileField = "aws_profile";

    private protected SopsKeyKind(string name, int messageNumber, IReadOnlyList<string> fields, string variable, string description)
    {
        (Name, MessageNumber, Fields, Variable, Description) = (name, messageNumber, fields, variable, description);
    }

    /// <summary>Keys of AWS KMS.</summary>
    public static SopsKeyKind AwsKms { get; } = new AwsKmsKind();

    /// <summary>Keys of Google Cloud KMS.</summary>
    public static SopsKeyKind GcpKms { get; } = new GcpKmsKind();

    /// <summary>Keys of Huawei Cloud KMS.</summary>
    public static SopsKeyKind HuaweiKms { get; } = new HuaweiKmsKind();

    /// <summary>Keys of Azure Key Vault.</summary>
    public static SopsKeyKind AzureKeyVault { get; } = new AzureKeyVaultKind();

    /// <summary>Keys in the transit engine of HashiCorp Vault.</summary>
    public static SopsKeyKind VaultTransit { get; } = new VaultTransitKind();

    /// <summary>Keys of OpenPGP.</summary>
    public static SopsKeyKind Pgp { get; } = new PgpKind();

    /// <summary>Recipients of age.</summary>
    public static SopsKeyKind Age { get; } = new AgeKind();

    /// <summary>The known kinds in the order in which their keys stand in a group.</summary>
    public static IReadOnlyList<SopsKeyKind> All { get; } = [AwsKms, GcpKms, HuaweiKms, AzureKeyVault, VaultTransit, Pgp, Age];

    /// <summary>The name that metadata has.</summary>
    public string Name { get; }

    /// <summary>The number of the kind in the messages of a key service; 0 of a kind that is unknown here.</summary>
    public int MessageNumber { get; }

    /// <summary>The fields that name a key in metadata, in the order of their numbers in these messages, from 1.</summary>
    public IReadOnlyList<string> Fields { get; }

    /// <summary>The flag of a command line without its hyphens.</summary>
    public virtual string Flag => Name.Replace('_', '-');

    /// <summary>Its short form with its hyphen, or null.</summary>
    public virtual string? ShortFlag => null;

    /// <summary>The environment variable that stands for the flag.</summary>
    public string Variable { get; }

    /// <summary>What the flag and the variable hold.</summary>
    public string Description { get; }

    internal virtual bool HasTime => true;

    /// <summary>Whether a list of the kind stands in a group even where it is empty, an oddity of the reference.</summary>
    internal virtual bool IsAlwaysInGroups => false;

    internal bool HasContext => Fields.Contains(ContextField, StringComparer.Ordinal);

    /// <summary>Those of the fields that are left out where they are empty.</summary>
    internal virtual string[] Optional => [];

    internal virtual string RuleField => Name;

    internal virtual string GroupField => Name;

    /// <summary>The names that the fields have in a group of keys of a rule; none where a key is a text there.</summary>
    internal virtual IReadOnlyList<string> GroupKeyFields => [];

    /// <summary>How many of them a key must have, from the first.</summary>
    internal virtual int RequiredGroupKeyFields => 1;

    /// <summary>Other words that people write in rules, with the fields that they mean.</summary>
    internal virtual (string Written, string Meant)[] Slips => [];

    /// <summary>The kind of this name; one that can be kept and not used where it is unknown here.</summary>
    public static SopsKeyKind Of(string name) => All.FirstOrDefault(kind => kind.Name == name) ?? new UnknownKind(name);

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    internal virtual string IdOf(SopsMasterKey key) => key[Fields[0]];

    internal virtual string IdentityOf(SopsMasterKey key) => IdOf(key);

    /// <summary>The fields of a key that is spelled as flags and rules spell it.</summary>
    /// <exception cref="SopsException">It is not of that form.</exception>
    internal virtual string[] Read(string text) => [text.Trim()];

    private protected static SopsException Error(string message) => new(SopsFailure.InvalidConfiguration, message);
}
