using Sealing.GoTemplates.Functions;
using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Syntax;

/// <summary>A piece of a template: text, or an action.</summary>
internal abstract record TemplateNode(TemplatePosition Position);

/// <summary>Text as it is, a Go string.</summary>
internal sealed record TextNode(TemplatePosition Position, string Text) : TemplateNode(Position);

/// <summary>A pipeline whose value is printed, unless it declares or assigns variables.</summary>
internal sealed record ActionNode(TemplatePosition Position, Pipeline Pipeline) : TemplateNode(Position);

/// <summary><c>if</c> and <c>with</c>, which sets the dot.</summary>
internal sealed record ConditionNode(TemplatePosition Position, Pipeline Pipeline, TemplateBlock Then, TemplateBlock Else) : TemplateNode(Position)
{
    public required bool SetsDot { get; init; }
}

internal sealed record RangeNode(TemplatePosition Position, Pipeline Pipeline, TemplateBlock Body, TemplateBlock Else) : TemplateNode(Position);

/// <summary><c>break</c>, or <c>continue</c>.</summary>
internal sealed record LoopExitNode(TemplatePosition Position, bool IsBreak) : TemplateNode(Position);

/// <summary>A call of a template by name; without a pipeline its dot is nil.</summary>
internal sealed record CallNode(TemplatePosition Position, string Name, Pipeline? Pipeline) : TemplateNode(Position);

/// <summary>Nodes in order.</summary>
internal sealed record TemplateBlock(IReadOnlyList<TemplateNode> Nodes)
{
    public static TemplateBlock Empty { get; } = new([]);
}

/// <summary>Commands whose values go from one to the next. With variables it declares or assigns them.</summary>
internal sealed record Pipeline(TemplatePosition Position, IReadOnlyList<string> Variables, bool IsAssignment, IReadOnlyList<Command> Commands);

/// <summary>An operand with the operands that are its arguments.</summary>
internal sealed record Command(TemplatePosition Position, IReadOnlyList<Operand> Operands);

/// <summary>An operand, and the fields that are taken of it one after another.</summary>
internal abstract record Operand(TemplatePosition Position)
{
    public IReadOnlyList<string> Fields { get; init; } = [];
}

/// <summary>The dot, of which fields may be taken.</summary>
internal sealed record DotOperand(TemplatePosition Position) : Operand(Position);

internal sealed record VariableOperand(TemplatePosition Position, string Name) : Operand(Position);

internal sealed record PipelineOperand(TemplatePosition Position, Pipeline Pipeline) : Operand(Position);

internal sealed record FunctionOperand(TemplatePosition Position, GoFunction Function) : Operand(Position);

/// <summary>A string or boolean.</summary>
internal sealed record ConstantOperand(TemplatePosition Position, GoValue Value) : Operand(Position);

internal sealed record NumberOperand(TemplatePosition Position, string Text) : Operand(Position);

internal sealed record NilOperand(TemplatePosition Position) : Operand(Position);
