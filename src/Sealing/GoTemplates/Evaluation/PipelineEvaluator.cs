using Sealing.Go;
using Sealing.GoTemplates.Functions;
using Sealing.GoTemplates.Syntax;
using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Evaluation;

/// <summary>Computes the values of pipelines. Source: the documentation of Go's text/template, "Arguments" and "Pipelines".</summary>
internal sealed class PipelineEvaluator(RenderingBudget budget)
{
    private int _depth;

    /// <summary>The value of the pipeline; its variables are declared or assigned too.</summary>
    /// <exception cref="TemplateException">A command fails, with its place.</exception>
    public GoValue Evaluate(Pipeline pipeline, GoValue dot, VariableStack variables)
    {
        var value = EvaluateOnly(pipeline, dot, variables);
        foreach (var name in pipeline.Variables)
        {
            Set(pipeline, name, value, variables);
        }

        return value;
    }

    /// <summary>The value, with no variables set: <c>range</c> gives them other values.</summary>
    public GoValue EvaluateOnly(Pipeline pipeline, GoValue dot, VariableStack variables)
    {
        GoValue? value = null;
        var context = new Context(dot, variables);
        _depth = At(pipeline.Position, () => budget.Descend(_depth));
        foreach (var command in pipeline.Commands)
        {
            value = EvaluateCommand(command, context, value);
            value = value.IsNil ? GoNil.Missing : value;
        }

        _depth--;
        return value!;
    }

    public static void Set(Pipeline pipeline, string name, GoValue value, VariableStack variables)
    {
        if (!pipeline.IsAssignment)
        {
            variables.Declare(name, value);
        }
        else if (!variables.TryAssign(name, value))
        {
            throw new TemplateException("undefined variable " + name, pipeline.Position);
        }
    }

    private GoValue EvaluateCommand(Command command, Context context, GoValue? final)
    {
        var head = command.Operands[0];
        if (head is FunctionOperand { Fields.Count: 0 } function)
        {
            return Call(function, command.Operands, context, final);
        }

        if (command.Operands.Count > 1 || final is not null)
        {
            throw new TemplateException("only functions take arguments", head.Position, Describe(head));
        }

        return head is NilOperand
            ? throw new TemplateException("nil is not a command", head.Position)
            : EvaluateOperand(head, context);
    }

    private static string? Describe(Operand head) => head is DotOperand or VariableOperand
        ? "for a key of a map write index . \"key\", for a function put its name first" : null;

    private GoValue EvaluateOperand(Operand operand, Context context)
    {
        var value = operand switch
        {
            DotOperand => context.Dot,
            VariableOperand variable => context.Variables.Find(variable.Name) ?? throw new TemplateException("undefined variable " + variable.Name, operand.Position),
            PipelineOperand inner => Evaluate(inner.Pipeline, context.Dot, context.Variables),
            FunctionOperand function => Call(function, [function], context, final: null),
            ConstantOperand constant => constant.Value,
            NumberOperand number => NumberConstant.ToValue(number.Text),
            _ => GoNil.Nil,
        };
        return operand.Fields.Aggregate(value, (holder, name) => Field(holder, name, operand.Position));
    }

    private static GoValue Field(GoValue holder, string name, TemplatePosition position) => holder switch
    {
        GoMap map => map.Entries.GetValueOrDefault(GoText.FromUtf16(name), GoNil.Missing),
        GoNil when ReferenceEquals(holder, GoNil.Missing) => holder,
        GoNil => throw new TemplateException($"nil has no field {name}", position),
        _ => throw new TemplateException($"a value of type {holder.Type.Name} has no field {name}", position),
    };

    private GoValue Call(FunctionOperand head, IReadOnlyList<Operand> operands, Context context, GoValue? final)
    {
        var function = head.Function;
        var count = operands.Count - 1 + (final is null ? 0 : 1);
        if (!function.Takes(count))
        {
            var wanted = function.Rest is null ? $"{function.Parameters.Count}" : $"at least {function.Parameters.Count}";
            throw new TemplateException($"wrong number of arguments for {function.Name}: {wanted} wanted, {count} given", head.Position);
        }

        if (function.IsLazy)
        {
            return EvaluateLazily(function, operands, context, final);
        }

        var arguments = new GoValue[count];
        for (var i = 0; i < count; i++)
        {
            arguments[i] = i < operands.Count - 1
                ? Argument(operands[i + 1], function.ParameterAt(i), context)
                : At(head.Position, () => ArgumentConversion.Convert(final!, function.ParameterAt(i)));
        }

        return At(head.Position, () => Invoke(function, arguments), function.Name);
    }

    private GoValue Invoke(GoFunction function, GoValue[] arguments)
    {
        foreach (var argument in arguments)
        {
            budget.StepOver(argument);
        }

        var result = function.Body(new GoArguments(arguments, budget));
        budget.Take(result switch { GoString text => text.Value.Length, GoList list => RenderingBudget.BytesPerItem * list.Items.Count, _ => 0 });
        return result;
    }

    // and: the first that is not true, else the last. or: the first that is true, else the last.
    private GoValue EvaluateLazily(GoFunction function, IReadOnlyList<Operand> operands, Context context, GoValue? final)
    {
        GoValue? value = null;
        foreach (var operand in operands.Skip(1))
        {
            value = Argument(operand, GoParameter.Any, context);
            if (value.IsTrue == (function.Name == "or"))
            {
                return value;
            }
        }

        return final ?? value!;
    }

    private GoValue Argument(Operand operand, GoParameter parameter, Context context)
    {
        if (operand is NumberOperand or ConstantOperand or NilOperand)
        {
            return At(operand.Position, () => ArgumentConversion.Constant(operand, parameter));
        }

        var value = EvaluateOperand(operand, context);
        return At(operand.Position, () => ArgumentConversion.Convert(value, parameter));
    }

    private static T At<T>(TemplatePosition position, Func<T> compute, string? function = null)
    {
        try
        {
            return compute();
        }
        catch (FunctionException e)
        {
            throw new TemplateException(function is null ? e.Message : function + ": " + e.Message, position, e.Advice);
        }
    }

    private readonly record struct Context(GoValue Dot, VariableStack Variables);
}
