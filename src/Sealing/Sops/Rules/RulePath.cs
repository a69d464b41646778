using Sealing.Sops.Selection;

namespace Sealing.Sops.Rules;

/// <summary>The <c>path_regex</c> of a rule, compiled when it is first needed.</summary>
internal sealed class RulePath
{
    private readonly Lazy<(RulePattern? Pattern, SopsConfigurationFault? Fault)> _compiled;
    private readonly SopsConfigurationFault _place;

    /// <param name="expression">The RE2 expression; an empty one matches all.</param>
    /// <param name="place">Where it stands.</param>
    public RulePath(string expression, SopsConfigurationFault place)
    {
        (Expression, _place) = (expression, place);
        _compiled = new(Compile);
    }

    public string Expression { get; }

    /// <summary>Why it can be used for no path, or null.</summary>
    public SopsConfigurationFault? Fault => _compiled.Value.Fault;

    /// <exception cref="SealingException">It cannot be told whether the path matches.</exception>
    public bool IsMatch(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var (isMatch, fault) = Judge(path);
        return fault is null ? isMatch : throw fault.ToException();
    }

    /// <summary>Whether a path matches, or why that cannot be told.</summary>
    public (bool IsMatch, SopsConfigurationFault? Fault) Judge(string path)
    {
        var (pattern, fault) = _compiled.Value;
        try
        {
            return (fault is null && pattern?.IsMatch(path) != false, fault);
        }
        catch (SealingException e)
        {
            return (false, Because(e)); // the expression is for paths in ASCII only
        }
    }

    private (RulePattern?, SopsConfigurationFault?) Compile()
    {
        try
        {
            return (Expression.Length == 0 ? null : new RulePattern(Expression), null);
        }
        catch (SealingException e)
        {
            return (null, Because(e));
        }
    }

    private SopsConfigurationFault Because(SealingException e) => _place with { Reason = "can not compile regexp: " + e.Message };
}
