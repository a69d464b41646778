using System.Text;
using Sealing.Go;
using Sealing.GoTemplates;
using Sealing.GoTemplates.Values;

namespace Sealing.Tests.GoTemplates;

/// <summary>Renders a template in one line.</summary>
internal static class Template
{
    public static string Render(string template, params (string Key, string Value)[] items) =>
        Encoding.UTF8.GetString(RenderBytes(template, [.. items.Select(item => (item.Key, Encoding.UTF8.GetBytes(item.Value)))]));

    public static byte[] RenderBytes(string template, params (string Key, byte[] Value)[] items)
    {
        var dot = new GoMap(GoType.StringMap);
        foreach (var (key, value) in items)
        {
            dot.Entries[key] = new GoString(GoText.FromBytes(value));
        }

        return GoTemplate.Parse("t", template).Render(dot, new RenderingBudget());
    }

    /// <summary>Line, column and message of the error, as <c>1:3 message</c>.</summary>
    public static string Fail(string template, params (string Key, string Value)[] items)
    {
        var error = Xunit.Assert.Throws<TemplateException>(() => Render(template, items));
        return $"{error.Position.Line}:{error.Position.Column} {error.Message}";
    }
}
