using System.Security.Cryptography;
using Sealing.Go;
using Sealing.GoTemplates;
using Sealing.GoTemplates.Values;

namespace Sealing.SealedSecrets;

/// <summary>
/// Renders <c>spec.template.data</c>. It is not authenticated: whoever can change the file decides what becomes of the items. So only
/// unsealing does this, whose result goes to the holder of the key; a check that renders would be an oracle.
/// </summary>
internal static class TemplateRenderer
{
    /// <summary>The data of the Secret: what is opened and what is rendered with it. Clears what is opened where it fails.</summary>
    /// <exception cref="SealingException">A template cannot be rendered.</exception>
    public static Dictionary<string, byte[]> Render(SealedSecret sealedSecret, Dictionary<string, byte[]> items)
    {
        var templates = sealedSecret.Template.Data;
        if (templates.Count == 0)
        {
            return items;
        }

        var data = new Dictionary<string, byte[]>(items, StringComparer.Ordinal);
        try
        {
            RenderInto(data, sealedSecret, Dot(templates, items));
        }
        catch (SealingException e) when (e.Kind == ErrorKind.InvalidDocument)
        {
            Clear(data.Values);
            throw;
        }

        foreach (var left in templates.Where(template => template.Value is null))
        {
            Clear(data.Remove(left.Key, out var value) ? [value] : []);
        }

        return data;
    }

    private static void RenderInto(Dictionary<string, byte[]> data, SealedSecret sealedSecret, GoMap dot)
    {
        var budget = new RenderingBudget();
        foreach (var (name, text) in sealedSecret.Template.Data.OrderBy(template => template.Key, StringComparer.Ordinal))
        {
            if (text is not null && !data.ContainsKey(name))
            {
                data[name] = Render(name, text, dot, budget, sealedSecret.Document);
            }
        }
    }

    private static byte[] Render(string name, string text, GoMap dot, RenderingBudget budget, int document)
    {
        try
        {
            return GoTemplate.Parse(name, text).Render(dot, budget);
        }
        catch (TemplateException e)
        {
            var (line, column) = e.Position;
            throw new SealingException(
                ErrorKind.InvalidDocument,
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {line}, column {column} of the template: {e.Message}"),
                new(document,
                Key: "spec.template.data." + name))
            {
                Hint = e.Advice,
            };
        }
    }

    // Every template sees the same: the items, and the text of the templates as it is, for values that are no secret.
    private static GoMap Dot(IReadOnlyDictionary<string, string?> templates, Dictionary<string, byte[]> items)
    {
        var dot = new GoMap(GoType.StringMap);
        foreach (var (name, text) in templates)
        {
            if (text is not null)
            {
                dot.Entries[GoText.FromUtf16(name)] = new GoString(GoText.FromUtf16(text));
            }
        }

        foreach (var (name, value) in items)
        {
            dot.Entries[GoText.FromUtf16(name)] = new GoString(GoText.FromBytes(value));
        }

        return dot;
    }

    private static void Clear(IEnumerable<byte[]> values)
    {
        foreach (var value in values)
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }
}
