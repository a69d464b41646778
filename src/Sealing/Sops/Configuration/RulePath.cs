namespace Sealing.Sops;

/// <summary>The <c>path_regex</c> of a rule.</summary>
internal static class RulePath
{
    /// <exception cref="SopsException">The expression is none that RE2 knows.</exception>
    public static bool Matches(string expression, string path)
    {
        try
        {
            return expression.Length == 0 || new RulePattern(expression).IsMatch(path);
        }
        catch (SopsException e) when (e.Failure == SopsFailure.InvalidMetadata)
        {
            throw new SopsException(SopsFailure.InvalidConfiguration, "can not compile regexp: " + e.Message);
        }
    }
}
