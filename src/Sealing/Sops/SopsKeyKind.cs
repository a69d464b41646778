using Sealing.Sops.Kinds;

namespace Sealing.Sops;

/// <summary>A kind of master key. What tells it from the others is in its one file in the folder <c>Kinds</c>; the service that works with it is elsewhere.</summary>
public sealed class SopsKeyKind
{
    internal const string ContextField = MasterKeyKind.ContextField;
    internal const string ProfileField = MasterKeyKind.ProfileField;

    private SopsKeyKind(MasterKeyKind form)
    {
        Form = form;
    }

    /// <summary>Keys of AWS KMS.</summary>
    public static SopsKeyKind AwsKms { get; } = new(new AwsKmsKind());

    /// <summary>Keys of Google Cloud KMS.</summary>
    public static SopsKeyKind GcpKms { get; } = new(new GcpKmsKind());

    /// <summary>Keys of Huawei Cloud KMS.</summary>
    public static SopsKeyKind HuaweiKms { get; } = new(new HuaweiKmsKind());

    /// <summary>Keys of Azure Key Vault.</summary>
    public static SopsKeyKind AzureKeyVault { get; } = new(new AzureKeyVaultKind());

    /// <summary>Keys in the transit engine of HashiCorp Vault.</summary>
    public static SopsKeyKind VaultTransit { get; } = new(new VaultTransitKind());

    /// <summary>Keys of OpenPGP.</summary>
    public static SopsKeyKind Pgp { get; } = new(new PgpKind());

    /// <summary>Recipients of age.</summary>
    public static SopsKeyKind Age { get; } = new(new AgeKind());

    /// <summary>The known kinds in the order in which their keys stand in a group.</summary>
    public static IReadOnlyList<SopsKeyKind> All { get; } = [AwsKms, GcpKms, HuaweiKms, AzureKeyVault, VaultTransit, Pgp, Age];

    /// <summary>The name that metadata has.</summary>
    public string Name => Form.Name;

    /// <summary>The number of the kind in the messages of a key service; 0 of a kind that is unknown here.</summary>
    public int MessageNumber => Form.MessageNumber;

    /// <summary>The fields that name a key in metadata, in the order of their numbers in these messages, from 1.</summary>
    public IReadOnlyList<string> Fields => Form.Fields;

    /// <summary>The flag of a command line without its hyphens.</summary>
    public string Flag => Form.Flag;

    /// <summary>Its short form with its hyphen, or null.</summary>
    public string? ShortFlag => Form.ShortFlag;

    /// <summary>The environment variable that stands for the flag.</summary>
    public string Variable => Form.Variable;

    /// <summary>What the flag and the variable hold.</summary>
    public string Description => Form.Description;

    internal MasterKeyKind Form { get; }

    /// <summary>The kind of this name; one that can be kept and not used where it is unknown here.</summary>
    public static SopsKeyKind Of(string name) => All.FirstOrDefault(kind => kind.Name == name) ?? new SopsKeyKind(new UnknownKind(name));

    /// <summary>The name.</summary>
    public override string ToString() => Name;

    /// <summary>Whether two have the same name.</summary>
    public override bool Equals(object? obj) => obj is SopsKeyKind other && other.Name == Name;

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
