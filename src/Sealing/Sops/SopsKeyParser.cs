using System.Globalization;
using Sealing.Data;
using Sealing.Sops.Kinds;
using Sealing.Sops.Values;

namespace Sealing.Sops;

/// <summary>Reads master keys as flags, environment variables and creation rules spell them. Source: SOPS' documented behaviour.</summary>
/// <param name="time">Says when a key was made; all kinds but age have that in their metadata.</param>
public sealed class SopsKeyParser(TimeProvider time)
{
    /// <summary>The keys in a list with commas between, or the one key where <paramref name="kind"/> has no lists; empty items are passed over.</summary>
    /// <param name="kind">As metadata has it: <c>age</c>, <c>pgp</c>, <c>kms</c>, <c>gcp_kms</c>, <c>azure_kv</c>, <c>hc_vault</c>, <c>hckms</c>.</param>
    /// <param name="list">Age recipients, PGP fingerprints, ARNs (each with <c>+arn:...</c> of a role where there is one), resource ids, URLs.</param>
    /// <exception cref="SopsException">A key is not of the form that its kind has.</exception>
    public IEnumerable<SopsMasterKey> ReadList(string kind, string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return ReadList(KindOf(kind), list, context: null, profile: "");
    }

    /// <summary>One key.</summary>
    /// <exception cref="SopsException">It is not of the form that its kind has.</exception>
    public SopsMasterKey Read(string kind, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(KindOf(kind), text, context: null, profile: "");
    }

    /// <summary>An AWS KMS key: an ARN, with <c>+arn:...</c> of a role to assume where there is one.</summary>
    /// <param name="text">The ARN; blanks are passed over.</param>
    /// <param name="context">The encryption context, or null.</param>
    /// <param name="profile">The profile of the AWS configuration, or empty.</param>
    public SopsMasterKey Kms(string text, IReadOnlyDictionary<string, string>? context, string profile)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Read(KindOf("kms"), text, context, profile);
    }

    /// <summary>The encryption context in <c>name:value,name:value</c>; null where the text is empty.</summary>
    /// <exception cref="SopsException">A pair has not exactly one colon.</exception>
    public static IReadOnlyDictionary<string, string>? ReadContext(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var context = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in text.Split(','))
        {
            var parts = pair.Split(':');
            if (parts.Length != 2)
            {
                throw new SopsException(SopsFailure.InvalidContext, "Invalid KMS encryption context format") { Hint = "write pairs with one colon each: name:value,name:value" };
            }

            context[parts[0]] = parts[1];
        }

        return context;
    }

    internal IEnumerable<SopsMasterKey> ReadList(MasterKeyKind kind, string list, IReadOnlyDictionary<string, string>? context, string profile) =>
        list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => Read(kind, item, context, profile));

    /// <summary>One key, with the encryption context and the profile where keys of the kind have them.</summary>
    internal SopsMasterKey Read(MasterKeyKind kind, string text, IReadOnlyDictionary<string, string>? context, string profile) => Key(kind, kind.Read(text), context, profile);

    /// <summary>A key of these fields, made now.</summary>
    internal SopsMasterKey Key(MasterKeyKind kind, ManifestMap fields, IReadOnlyDictionary<string, string>? context, string profile)
    {
        if (kind.HasContext && context is { Count: > 0 })
        {
            fields.Add(MasterKeyKind.Context, ManifestMap.OfStrings(context.OrderBy(pair => pair.Key, StringComparer.Ordinal)));
        }

        if (kind.HasProfile)
        {
            fields.Add(MasterKeyKind.Profile, profile);
        }

        return new SopsMasterKey(kind.Name, kind.HasTime ? fields.Add("created_at", Now()) : fields);
    }

    /// <exception cref="SopsException">There is no such kind.</exception>
    private static MasterKeyKind KindOf(string name) => MasterKeyKind.Find(name)
        ?? throw new SopsException(SopsFailure.InvalidConfiguration, "there is no kind of master key called '" + name + "'");

    private string Now() => time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
