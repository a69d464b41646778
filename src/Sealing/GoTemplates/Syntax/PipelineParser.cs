using Sealing.GoTemplates.Functions;
using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Syntax;

/// <summary>Parses pipelines: declarations, commands, operands. Source: the documentation of Go's text/template, "Pipelines" and "Variables".</summary>
internal sealed class PipelineParser(TokenStream tokens, Func<Token, GoFunction> findFunction)
{
    private const int MaxVariables = 256; // they are looked for one after another

    /// <summary>The variables that are in scope, in the order of their declaration.</summary>
    public List<string> Variables { get; } = ["$"];

    /// <summary>A pipeline up to the end of its action, which is taken too.</summary>
    /// <param name="context">What it belongs to, for messages.</param>
    /// <param name="maxVariables">How many variables it may declare.</param>
    public Pipeline Parse(string context, int maxVariables = 1)
    {
        var pipeline = ParseUpTo(TokenKind.ActionEnd, context, maxVariables);
        tokens.Take();
        return pipeline;
    }

    private Pipeline ParseUpTo(TokenKind end, string context, int maxVariables)
    {
        var position = tokens.Current.Position;
        var (variables, isAssignment) = ParseVariables(maxVariables);
        var commands = new List<Command>();
        do
        {
            CheckPresent(end, commands.Count == 0 ? "missing value for " + context : "a pipeline that ends in |");
            var command = ParseCommand(end);
            CheckExecutable(command, isFirst: commands.Count == 0);
            commands.Add(command);
        }
        while (tokens.TryTake(TokenKind.Pipe));

        if (!isAssignment)
        {
            Variables.AddRange(variables);
            CheckCount(position);
        }

        return new Pipeline(position, variables, isAssignment, commands);
    }

    private void CheckCount(TemplatePosition position)
    {
        if (Variables.Count > MaxVariables)
        {
            throw new TemplateException("too many variables", position);
        }
    }

    private (List<string> Names, bool IsAssignment) ParseVariables(int maxVariables)
    {
        var names = new List<string>();
        var isPair = tokens.Are(TokenKind.Variable, TokenKind.Comma);
        if (!isPair && !tokens.Are(TokenKind.Variable, TokenKind.Declare) && !tokens.Are(TokenKind.Variable, TokenKind.Assign))
        {
            return (names, false);
        }

        var first = tokens.Current;
        do
        {
            names.Add(tokens.Expect(TokenKind.Variable, "a variable is expected").Text);
        }
        while (tokens.TryTake(TokenKind.Comma));

        if (names.Count > maxVariables)
        {
            throw new TemplateException("too many variables", first.Position, maxVariables == 1 ? "only range sets two" : null);
        }

        var isAssignment = tokens.TryTake(TokenKind.Assign);
        if (!isAssignment)
        {
            tokens.Expect(TokenKind.Declare, "after variables := or = is expected");
        }

        if (isAssignment && names.Find(name => !Variables.Contains(name)) is { } unknown)
        {
            throw UndefinedVariable(unknown, first.Position);
        }

        return (names, isAssignment);
    }

    private Command ParseCommand(TokenKind end)
    {
        var position = tokens.Current.Position;
        var operands = new List<Operand>();
        while (tokens.Current.Kind != end && tokens.Current.Kind != TokenKind.Pipe)
        {
            if (operands.Count > 0 && !tokens.Current.IsAfterBlank)
            {
                throw tokens.Error("unexpected " + tokens.Shown, "operands stand apart");
            }

            operands.Add(ParseFields(ParseOperand()));
        }

        return new Command(position, operands);
    }

    private void CheckPresent(TokenKind end, string message)
    {
        if (tokens.Current.Kind == end || tokens.Current.Kind == TokenKind.Pipe)
        {
            throw tokens.Error(message);
        }
    }

    private Operand ParseOperand()
    {
        var token = tokens.Current;
        tokens.Take();
        return token.Kind switch
        {
            TokenKind.Dot => new DotOperand(token.Position),
            TokenKind.Field => new DotOperand(token.Position) { Fields = [token.Text] },
            TokenKind.Variable when Variables.Contains(token.Text) => new VariableOperand(token.Position, token.Text),
            TokenKind.Variable => throw UndefinedVariable(token.Text, token.Position),
            TokenKind.String => new ConstantOperand(token.Position, new GoString(token.Text)),
            TokenKind.Number => new NumberOperand(token.Position, token.Text),
            TokenKind.Character => new NumberOperand(token.Position, token.Text),
            TokenKind.LeftParenthesis => tokens.Nested(() => ParseParentheses(token)),
            TokenKind.Identifier => ParseWord(token),
            TokenKind.ActionEnd => throw new TemplateException("a parenthesis that is never closed", token.Position),
            _ => throw new TemplateException($"unexpected {token.Text} in an action", token.Position),
        };
    }

    private PipelineOperand ParseParentheses(Token open)
    {
        var pipeline = ParseUpTo(TokenKind.RightParenthesis, "parentheses", maxVariables: 1);
        tokens.Take();
        return new PipelineOperand(open.Position, pipeline);
    }

    private Operand ParseWord(Token word) => word.Text switch
    {
        "true" or "false" => new ConstantOperand(word.Position, new GoBool(word.Text == "true")),
        "nil" => new NilOperand(word.Position),
        "if" or "else" or "end" or "range" or "with" or "define" or "template" or "block" or "break" or "continue" =>
            throw new TemplateException($"unexpected {word.Text} in an action", word.Position),
        _ => new FunctionOperand(word.Position, findFunction(word)),
    };

    // Fields that follow without a blank belong to the operand.
    private Operand ParseFields(Operand operand)
    {
        var fields = new List<string>(operand.Fields);
        while (tokens.Current is { Kind: TokenKind.Field, IsAfterBlank: false })
        {
            if (operand is ConstantOperand or NumberOperand or NilOperand or DotOperand { Fields.Count: 0 })
            {
                throw tokens.Error("unexpected " + tokens.Shown);
            }

            fields.Add(tokens.Take().Text);
        }

        return operand with { Fields = fields };
    }

    // What comes after | gets the value so far as its last argument: it must be able to take one.
    private static void CheckExecutable(Command command, bool isFirst)
    {
        var head = command.Operands[0];
        if (!isFirst && head is ConstantOperand or NumberOperand or NilOperand or DotOperand { Fields.Count: 0 })
        {
            throw new TemplateException("only a function can stand after |", head.Position);
        }
    }

    private static TemplateException UndefinedVariable(string name, TemplatePosition position) =>
        new($"undefined variable {name}", position, "declare it before with := in the same or an outer action");
}
