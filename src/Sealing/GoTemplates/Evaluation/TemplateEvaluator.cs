using Sealing.GoTemplates.Syntax;
using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Evaluation;

/// <summary>Writes a template's output. Source: the documentation of Go's text/template, "Actions".</summary>
internal sealed class TemplateEvaluator(IReadOnlyDictionary<string, TemplateBlock> templates, BoundedText output)
{
    private readonly PipelineEvaluator _pipelines = new(output.Budget);
    private int _depth;

    /// <summary>How a block ended.</summary>
    private enum Exit
    {
        None,
        Break,
        Continue,
    }

    /// <exception cref="TemplateException">An action fails, or the budget is used up.</exception>
    public void Run(TemplateBlock template, GoValue dot)
    {
        var variables = new VariableStack();
        variables.Declare("$", dot);
        Write(template, dot, variables);
    }

    private Exit Write(TemplateBlock block, GoValue dot, VariableStack variables)
    {
        var count = variables.Count;
        foreach (var node in block.Nodes)
        {
            var exit = Guarded(node.Position, () => Write(node, dot, variables));
            if (exit != Exit.None)
            {
                variables.Shrink(count);
                return exit;
            }
        }

        variables.Shrink(count);
        return Exit.None;
    }

    private Exit Write(TemplateNode node, GoValue dot, VariableStack variables)
    {
        _depth = output.Budget.Descend(_depth);
        var exit = Exit.None;
        switch (node)
        {
            case TextNode text:
                output.Append(text.Text);
                break;
            case ActionNode action:
                WriteValue(action, dot, variables);
                break;
            case ConditionNode condition:
                exit = WriteCondition(condition, dot, variables);
                break;
            case RangeNode range:
                exit = WriteRange(range, dot, variables);
                break;
            case CallNode call:
                WriteCall(call, dot, variables);
                break;
            case LoopExitNode loop:
                exit = loop.IsBreak ? Exit.Break : Exit.Continue;
                break;
        }

        _depth--;
        return exit;
    }

    private void WriteValue(ActionNode action, GoValue dot, VariableStack variables)
    {
        var value = _pipelines.Evaluate(action.Pipeline, dot, variables);
        if (action.Pipeline.Variables.Count > 0)
        {
            return;
        }

        if (value.IsNil)
        {
            output.Append("<no value>");
        }
        else
        {
            GoFormatter.Print(output, [value]);
        }
    }

    private Exit WriteCondition(ConditionNode node, GoValue dot, VariableStack variables)
    {
        var count = variables.Count;
        var value = _pipelines.Evaluate(node.Pipeline, dot, variables);
        var exit = value.IsTrue
            ? Write(node.Then, node.SetsDot ? value : dot, variables)
            : Write(node.Else, dot, variables);
        variables.Shrink(count);
        return exit;
    }

    private void WriteCall(CallNode call, GoValue dot, VariableStack variables)
    {
        if (!templates.TryGetValue(call.Name, out var template))
        {
            throw new TemplateException("a template of this name is not defined", call.Position, "each key of spec.template.data is a template of its own: define what it uses in it");
        }

        Run(template, call.Pipeline is null ? GoNil.Missing : _pipelines.Evaluate(call.Pipeline, dot, variables));
    }

    private Exit WriteRange(RangeNode node, GoValue dot, VariableStack variables)
    {
        var count = variables.Count;
        var value = _pipelines.EvaluateOnly(node.Pipeline, dot, variables);
        output.Budget.StepOver(value);
        var items = RangeItems.Of(value, node);
        var isEmpty = true;
        foreach (var (key, item) in items)
        {
            isEmpty = false;
            output.Budget.Step();
            SetLoopVariables(node.Pipeline, key, item, variables);
            var exit = Write(node.Body, item, variables);
            variables.Shrink(count);
            if (exit == Exit.Break)
            {
                break;
            }
        }

        return isEmpty ? Write(node.Else, dot, variables) : Exit.None;
    }

    private static void SetLoopVariables(Pipeline pipeline, GoValue key, GoValue item, VariableStack variables)
    {
        if (pipeline.Variables.Count == 1)
        {
            PipelineEvaluator.Set(pipeline, pipeline.Variables[0], item, variables);
        }
        else if (pipeline.Variables.Count == 2)
        {
            PipelineEvaluator.Set(pipeline, pipeline.Variables[0], key, variables);
            PipelineEvaluator.Set(pipeline, pipeline.Variables[1], item, variables);
        }
    }

    private static Exit Guarded(TemplatePosition position, Func<Exit> write)
    {
        try
        {
            return write();
        }
        catch (FunctionException e)
        {
            throw new TemplateException(e.Message, position, e.Advice);
        }
    }
}
