using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Guard;

namespace Sealing.Cli.Guard;

/// <summary><c>seal guard explain</c>: what a rule means, or which rules there are.</summary>
internal static class GuardExplainCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("RULE") { Arity = ArgumentArity.ZeroOrOne, Description = "Identifier such as SG101; without it, all rules are listed" };
        var command = new Command("explain", "Say what a rule means and how to put a finding right") { id };
        command.SetAction(line =>
        {
            Terminal.Write(line.GetValue(id) is { } given ? Explain(given) : string.Concat(GuardRules.All.Select(rule => $"{rule.Id} {rule.Title}\n")));
            return 0;
        });
        return command;
    }

    private static string Explain(string id) => GuardRules.Find(id)?.Explanation ?? throw new UsageException($"no such rule: {id}");
}
