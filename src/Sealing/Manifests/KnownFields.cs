using Sealing.Syntax;
using Sealing.Text;

namespace Sealing.Manifests;

/// <summary>Holds a mapping to the fields that its reader knows: a slip must not look like a setting.</summary>
internal static class KnownFields
{
    /// <exception cref="SealingException">It has another one: the message says which may have been meant.</exception>
    public static ObjectFields Knowing(this ObjectFields fields, IReadOnlyList<string> known)
    {
        foreach (var (name, value) in fields.Entries)
        {
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                var way = NearField.Find(name, known) is { } meant ? "write " + meant : "known are " + string.Join(", ", known);
                throw fields.Error(KeyOf(fields, name) ?? value, name, "no such field: " + way);
            }
        }

        return fields;
    }

    // One that a merge key brings in stands elsewhere.
    private static YamlNode? KeyOf(ObjectFields fields, string name) =>
        (fields.Node.Resolved as YamlMapping)?.Entries.Select(entry => entry.Key).FirstOrDefault(key => key.Resolved is YamlScalar scalar && scalar.Value == name);
}
