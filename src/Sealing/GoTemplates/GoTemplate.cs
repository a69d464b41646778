using Sealing.GoTemplates.Evaluation;
using Sealing.GoTemplates.Functions;
using Sealing.GoTemplates.Syntax;
using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates;

/// <summary>A parsed template of the subset of Go's text/template and Sprig that <see cref="TemplateFunctions"/> lists.</summary>
internal sealed class GoTemplate
{
    private const int MaxLength = 2 << 20; // more than the API server takes of a whole object

    private readonly TemplateBlock _root;
    private readonly IReadOnlyDictionary<string, TemplateBlock> _templates;

    private GoTemplate(TemplateBlock root, IReadOnlyDictionary<string, TemplateBlock> templates)
    {
        (_root, _templates) = (root, templates);
    }

    /// <summary>A template under the name by which it may call itself.</summary>
    /// <exception cref="TemplateException">Not a template, or something in it is not supported.</exception>
    public static GoTemplate Parse(string name, string text)
    {
        if (text.Length > MaxLength)
        {
            throw new TemplateException("a template of more than 2 MiB", new TemplatePosition(1, 1));
        }

        var (root, templates) = TemplateParser.Parse(name, text);
        return new GoTemplate(root, templates);
    }

    /// <summary>The output, whose bytes are the caller's to clear.</summary>
    /// <exception cref="TemplateException">An action fails, or the budget is used up.</exception>
    public byte[] Render(GoMap dot, RenderingBudget budget)
    {
        using var output = new BoundedText(budget, isOutput: true);
        new TemplateEvaluator(_templates, output).Run(_root, dot);
        return output.ToBytes();
    }
}
