using System.CommandLine;
using System.Text;
using System.Text.Unicode;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Sops;
using Sealing.Data;
using Sealing.Manifests;
using Sealing.Syntax;

namespace Sealing.Cli.Secrets.Editing;

/// <summary>Changes files that SOPS has encrypted with the commands of <c>seal sops</c>. In a Kubernetes Secret a key is one of its values, elsewhere one of the file.</summary>
internal static class SopsSecret
{
    /// <summary>Runs a command of <c>seal sops</c>.</summary>
    /// <returns>Its exit code.</returns>
    public static int Run(params string[] words) => CommandLine.Parse(SopsCommand.Create(words), words, hasOneDash: false, (_, _) => []).Invoke(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    });

    /// <summary>Sets a value. Bytes that are no text go under <c>data</c> of a Secret, in base64.</summary>
    /// <exception cref="SealingException">The value is no text, and the file no Secret.</exception>
    public static int Set(SecretFile file, string key, byte[] value)
    {
        var isText = Utf8.IsValid(value) && !value.AsSpan().Contains((byte)0);
        var map = MapOf(file, key, isText);
        if (map != "data" && !isText)
        {
            throw new SealingException($"{file.Path}: the value is no text, and only data of a Secret can hold it");
        }

        var text = map == "data" ? Convert.ToBase64String(value) : Encoding.UTF8.GetString(value);
        file.Dispose();
        return Run("set", "--", file.Path, PathOf(map, key), GoJson.Quoted(text));
    }

    public static int Unset(SecretFile file, string key)
    {
        var map = MapOf(file, key, isText: true);
        file.Dispose();
        return Run("unset", "--", file.Path, PathOf(map, key));
    }

    /// <summary>The path of a key: what starts with a bracket is one already.</summary>
    public static string PathOf(string? map, string key) => key.StartsWith('[') ? key : (map is null ? "" : $"[\"{map}\"]") + $"[\"{key}\"]";

    // Names of keys are not encrypted, but the kind may be.
    private static string? MapOf(SecretFile file, string key, bool isText)
    {
        if (key.StartsWith('[') || Secret(file) is not { } fields)
        {
            return null;
        }

        var (data, texts) = (fields.Find("data"), fields.Find("stringData"));
        return Has(texts, key) ? "stringData" : Has(data, key) || !isText || (data is not null && texts is null) ? "data" : "stringData";
    }

    private static ObjectFields? Secret(SecretFile file)
    {
        try
        {
            return ManifestStream.ReadObjects(SourceText.Decode(file.Bytes)).Items is [{ Kind: "Secret" } item, ..] ? item.Fields
                : ManifestStream.ReadObjects(SourceText.Decode(file.Bytes)).Items is [{ Kind: ['E', 'N', 'C', '[', ..] } hidden, ..] && (hidden.Fields.Find("data") ?? hidden.Fields.Find("stringData")) is not null ? hidden.Fields : null;
        }
        catch (SealingException)
        {
            return null; // a format without objects
        }
    }

    private static bool Has(YamlNode? map, string key) => map?.Resolved is YamlMapping mapping && mapping.Entries.Any(entry => entry.Key.Resolved is YamlScalar scalar && scalar.Value == key);
}
