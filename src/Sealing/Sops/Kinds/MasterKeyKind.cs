using Sealing.Data;
using Sealing.Sops.Values;

namespace Sealing.Sops.Kinds;

/// <summary>One kind of master key, with all that tells it from the others but the service that works with it. Source: SOPS' documented behaviour, its keyservice.proto.</summary>
/// <param name="name">The name that metadata has.</param>
/// <param name="messageNumber">The number of the kind in the messages of a key service.</param>
/// <param name="fields">The fields that name a key in metadata, in the order of their numbers in these messages.</param>
/// <param name="flag">The flag of a command line.</param>
internal abstract class MasterKeyKind(string name, int messageNumber, string[] fields, KeyKindFlag flag)
{
    /// <summary>The field for an encryption context, a map.</summary>
    public const string Context = "context";

    /// <summary>The field for a profile of the AWS configuration.</summary>
    public const string Profile = "aws_profile";

    /// <summary>The kinds in the order in which they stand in a group.</summary>
    public static IReadOnlyList<MasterKeyKind> All { get; } =
        [new AwsKmsKind(), new GcpKmsKind(), new HuaweiKmsKind(), new AzureKeyVaultKind(), new VaultTransitKind(), new PgpKind(), new AgeKind()];

    public string Name => name;

    public int MessageNumber => messageNumber;

    public string[] Fields => fields;

    public KeyKindFlag Flag => flag;

    public bool HasContext => fields.Contains(Context, StringComparer.Ordinal);

    public bool HasProfile => fields.Contains(Profile, StringComparer.Ordinal);

    /// <summary>Whether metadata says when a key was made.</summary>
    public virtual bool HasTime => true;

    /// <summary>Whether a list of the kind stands in a group even where it is empty, an oddity of the reference.</summary>
    public virtual bool IsAlwaysInGroups => false;

    /// <summary>The field for the kind in a creation rule.</summary>
    public virtual string RuleField => name;

    /// <summary>The field for the kind in a group of keys of a rule.</summary>
    public virtual string GroupField => name;

    /// <summary>The fields that a key must have in such a group; none where a key is a text there.</summary>
    public virtual string[] GroupKeyFields => [];

    /// <summary>The fields that a key can have there too.</summary>
    public virtual string[] GroupKeyOptions => [];

    /// <summary>Other words that people write in rules, with the fields that they mean.</summary>
    public virtual (string Written, string Meant)[] RuleSlips => [];

    /// <summary>Null where the kind is unknown here.</summary>
    public static MasterKeyKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>What a key is known by.</summary>
    public virtual string IdOf(SopsMasterKey key) => key[fields[0]];

    /// <summary>What tells a key from others.</summary>
    public virtual string IdentityOf(SopsMasterKey key) => IdOf(key);

    /// <summary>The fields of a key that is spelled as flags and rules spell it.</summary>
    /// <exception cref="SopsException">It is not of that form.</exception>
    public virtual ManifestMap Read(string text) => new ManifestMap().Add(fields[0], text.Trim());

    /// <summary>The fields of a key that is a map in a group of a rule; a field that it does not have is empty.</summary>
    public virtual ManifestMap ReadGroupKey(Func<string, string> field) => Read(field(GroupKeyFields[0]));
}
