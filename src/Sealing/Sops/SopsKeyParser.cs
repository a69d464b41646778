using System.Globalization;

namespace Sealing.Sops;

/// <summary>Reads master keys as flags, environment variables and creation rules spell them. Source: SOPS' documented behaviour.</summary>
/// <param name="time">Says when a key was made; all kinds but age have that in their metadata.</param>
public sealed class SopsKeyParser(TimeProvider time)
{
    /// <summary>The encryption context of AWS KMS keys; null where they have none.</summary>
    public IReadOnlyDictionary<string, string>? Context { get; init; }

    /// <summary>The profile of the AWS configuration for AWS KMS keys, or empty.</summary>
    public string Profile { get; init; } = "";

    /// <summary>The keys in a list with commas between; empty items are passed over.</summary>
    /// <param name="kind">The kind of all of them.</param>
    /// <param name="list">Age recipients, PGP fingerprints, ARNs (each with <c>+arn:...</c> of a role where there is one), resource ids, URLs.</param>
    /// <exception cref="SealingException">A key is not of the form that its kind has.</exception>
    public IEnumerable<SopsMasterKey> ReadList(SopsKeyKind kind, string list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => Read(kind, item));
    }

    /// <summary>One key.</summary>
    /// <exception cref="SealingException">It is not of the form that its kind has.</exception>
    public SopsMasterKey Read(SopsKeyKind kind, string text)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(text);
        var values = kind.Form.Read(text);
        return Create(kind, kind.Fields.Select((name, i) => i < values.Length ? values[i] : name == SopsKeyKind.ProfileField ? Profile : ""), Context);
    }

    /// <summary>The encryption context in <c>name:value,name:value</c>; null where the text is empty.</summary>
    /// <exception cref="SealingException">A pair has not exactly one colon.</exception>
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
                throw new SealingException(ErrorKind.InvalidContext, "Invalid KMS encryption context format") { Hint = "write pairs with one colon each: name:value,name:value" };
            }

            context[parts[0]] = parts[1];
        }

        return context;
    }

    /// <summary>A key with these fields, made now.</summary>
    internal SopsMasterKey Create(SopsKeyKind kind, IEnumerable<string> values, IReadOnlyDictionary<string, string>? context)
    {
        var key = SopsMasterKey.Create(kind, values, context);
        if (kind.Form.HasTime)
        {
            key.Fields.Add("created_at", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }

        return key;
    }
}
