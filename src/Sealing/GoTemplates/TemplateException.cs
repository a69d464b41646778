namespace Sealing.GoTemplates;

/// <summary>Where something stands in a template: line and column (UTF-16 units), both from 1.</summary>
internal readonly record struct TemplatePosition(int Line, int Column);

/// <summary>A template that cannot be parsed or rendered, and where. Names functions, keys and syntax, never a value.</summary>
internal sealed class TemplateException(string message, TemplatePosition position, string? hint = null) : Exception(message)
{
    public TemplatePosition Position { get; } = position;

    public string? Advice { get; } = hint;
}

/// <summary>What a function says when it fails. It does not know where in the template it stands: the evaluator does.</summary>
internal sealed class FunctionException(string message, string? hint = null) : Exception(message)
{
    public string? Advice { get; } = hint;
}
