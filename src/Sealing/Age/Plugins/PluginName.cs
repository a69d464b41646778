using System.Buffers;
using Sealing.Age.Format;

namespace Sealing.Age.Plugins;

/// <summary>Finds the name of a plugin in the text of its keys. References: C2SP age-plugin.md, "Mapping recipients and identities to plugin binaries".</summary>
internal static class PluginName
{
    private const string RecipientPrefix = "age1";
    private const string IdentityPrefix = "AGE-PLUGIN-";

    // It becomes part of a program's name.
    private static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789+-._");

    /// <summary>The name in <c>age1NAME1...</c>, or null.</summary>
    public static string? OfRecipient(string text) =>
        Bech32.Prefix(text) is { } prefix && prefix.StartsWith(RecipientPrefix, StringComparison.Ordinal) ? Check(prefix[RecipientPrefix.Length..]) : null;

    /// <summary>The name in <c>AGE-PLUGIN-NAME-1...</c>, in lower case, or null.</summary>
    public static string? OfIdentity(ReadOnlySpan<char> text) =>
        Bech32.Prefix(text) is [.. var prefix, '-'] && prefix.StartsWith(IdentityPrefix, StringComparison.Ordinal)
            ? Check(prefix[IdentityPrefix.Length..].ToLowerInvariant())
            : null;

    private static string? Check(string name) => name.Length > 0 && !name.AsSpan().ContainsAnyExcept(Allowed) ? name : null;
}
