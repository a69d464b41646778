using Sealing.GoTemplates.Functions;

namespace Sealing.GoTemplates.Syntax;

/// <summary>Parses a template to its tree. Source: the documentation of Go's text/template, "Actions" and "Nested template definitions".</summary>
internal sealed class TemplateParser
{
    private readonly TokenStream _tokens;
    private readonly PipelineParser _pipelines;
    private readonly Dictionary<string, TemplateBlock> _templates;
    private int _loops;

    private TemplateParser(string text, Dictionary<string, TemplateBlock> templates)
    {
        _tokens = new TokenStream(TemplateLexer.Read(text));
        _pipelines = new PipelineParser(_tokens, name => TemplateFunctions.Find(name.Text, name.Position));
        _templates = templates;
    }

    /// <summary>The template, and by name those that it defines, itself among them.</summary>
    /// <exception cref="TemplateException">Not a template, or something in it is not supported.</exception>
    public static (TemplateBlock Root, IReadOnlyDictionary<string, TemplateBlock> Templates) Parse(string name, string text)
    {
        var templates = new Dictionary<string, TemplateBlock>(StringComparer.Ordinal);
        var parser = new TemplateParser(text, templates);
        var nodes = new List<TemplateNode>();
        while (parser._tokens.Current.Kind != TokenKind.End)
        {
            if (parser._tokens.IsAction("define"))
            {
                parser.ParseDefinition();
            }
            else
            {
                nodes.Add(parser.ParseNode());
            }
        }

        var root = new TemplateBlock(nodes);
        return templates.TryAdd(name, root)
            ? (root, templates)
            : throw new TemplateException("a template that defines itself", new TemplatePosition(1, 1), "give the template in {{define}} another name than the key has");
    }

    private TemplateNode ParseNode()
    {
        var token = _tokens.Take();
        if (token.Kind == TokenKind.Text)
        {
            return new TextNode(token.Position, token.Text);
        }

        var word = _tokens.Current;
        if (word.Kind != TokenKind.Identifier)
        {
            return new ActionNode(token.Position, _pipelines.Parse("command"));
        }

        switch (word.Text)
        {
            case "if" or "with" or "range" or "block":
                _tokens.Take();
                return _tokens.Nested(() => ParseBlockAction(word));
            case "template":
                _tokens.Take();
                return ParseCall(word);
            case "break" or "continue":
                _tokens.Take();
                return ParseLoopExit(word);
            case "else" or "end":
                throw _tokens.Error($"unexpected {{{{{word.Text}}}}}");
            case "define":
                throw _tokens.Error("{{define}} inside of another action");
            default:
                return new ActionNode(token.Position, _pipelines.Parse("command"));
        }
    }

    private TemplateNode ParseBlockAction(Token word) => word.Text switch
    {
        "range" => ParseRange(word),
        "block" => ParseBlock(word),
        _ => ParseCondition(word),
    };

    private ConditionNode ParseCondition(Token word) => InScope(() =>
    {
        var pipeline = _pipelines.Parse(word.Text);
        var then = ParseBody();
        return new ConditionNode(word.Position, pipeline, then, ParseElse(word)) { SetsDot = word.Text == "with" };
    });

    // What comes after the body: {{end}}, {{else}}, or {{else if}} and {{else with}}, which share the {{end}}.
    private TemplateBlock ParseElse(Token word)
    {
        if (TakeEnd())
        {
            return TemplateBlock.Empty;
        }

        _tokens.Take();
        var next = _tokens.Take();
        if (_tokens.Current.Kind == TokenKind.Identifier && _tokens.Current.Text == word.Text && word.Text != "range")
        {
            var chained = _tokens.Take();
            return new TemplateBlock([_tokens.Nested(() => ParseCondition(chained))]);
        }

        _tokens.Expect(TokenKind.ActionEnd, $"unexpected {_tokens.Shown} after else");
        var otherwise = ParseBody();
        return TakeEnd() ? otherwise : throw new TemplateException("a second {{else}}", next.Position);
    }

    private RangeNode ParseRange(Token word) => InScope(() =>
    {
        var pipeline = _pipelines.Parse(word.Text, maxVariables: 2);
        _loops++;
        var body = ParseBody();
        _loops--;
        return new RangeNode(word.Position, pipeline, body, ParseElse(word));
    });

    private CallNode ParseCall(Token word)
    {
        var name = _tokens.Expect(TokenKind.String, "the name of a template in quotes is expected");
        return new CallNode(word.Position, name.Text, _tokens.TryTake(TokenKind.ActionEnd) ? null : _pipelines.Parse("template"));
    }

    // {{block}} defines a template and calls it.
    private CallNode ParseBlock(Token word)
    {
        var name = _tokens.Expect(TokenKind.String, "the name of a template in quotes is expected");
        var pipeline = _pipelines.Parse("block");
        ParseTemplateBody(name);
        return new CallNode(word.Position, name.Text, pipeline);
    }

    private void ParseDefinition()
    {
        _tokens.Take();
        _tokens.Take();
        var name = _tokens.Expect(TokenKind.String, "the name of a template in quotes is expected");
        _tokens.Expect(TokenKind.ActionEnd, $"unexpected {_tokens.Shown} in {{{{define}}}}");
        ParseTemplateBody(name);
    }

    private void ParseTemplateBody(Token name)
    {
        var outer = _pipelines.Variables.ToArray();
        var loops = _loops;
        _loops = 0;
        _pipelines.Variables.RemoveRange(1, outer.Length - 1); // a template sees $ only
        var body = ParseBody();
        _pipelines.Variables.Clear();
        _pipelines.Variables.AddRange(outer);
        _loops = loops;
        if (!TakeEnd())
        {
            throw _tokens.Error("unexpected {{else}}");
        }

        if (!_templates.TryAdd(name.Text, body))
        {
            throw new TemplateException("a template of this name is defined already", name.Position);
        }
    }

    private LoopExitNode ParseLoopExit(Token word)
    {
        _tokens.Expect(TokenKind.ActionEnd, $"unexpected {_tokens.Shown} after {word.Text}");
        return _loops > 0
            ? new LoopExitNode(word.Position, word.Text == "break")
            : throw new TemplateException($"{word.Text} outside of range", word.Position);
    }

    private TemplateBlock ParseBody()
    {
        var nodes = new List<TemplateNode>();
        while (!_tokens.IsAction("end") && !_tokens.IsAction("else"))
        {
            if (_tokens.Current.Kind == TokenKind.End)
            {
                throw _tokens.Error("an {{end}} is missing");
            }

            nodes.Add(ParseNode());
        }

        return new TemplateBlock(nodes);
    }

    private bool TakeEnd()
    {
        if (!_tokens.IsAction("end"))
        {
            return false;
        }

        _tokens.Take();
        _tokens.Take();
        _tokens.Expect(TokenKind.ActionEnd, $"unexpected {_tokens.Shown} after end");
        return true;
    }

    // Variables end with the action that they are declared in.
    private T InScope<T>(Func<T> parse)
    {
        var count = _pipelines.Variables.Count;
        var result = parse();
        _pipelines.Variables.RemoveRange(count, _pipelines.Variables.Count - count);
        return result;
    }
}
