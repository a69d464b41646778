using System.CommandLine;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Guard;

namespace Sealing.Cli.Guard;

/// <summary><c>seal guard test-rules</c>: runs the samples of a repository's own rules.</summary>
internal static class GuardTestRulesCommand
{
    private const int Failed = 1;

    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = $"The file whose guard.customRules are meant (default: {GitScan.ConfigurationFile} of this work tree)" };
        var command = new Command("test-rules", "Run the samples of the rules under guard.customRules") { file };
        command.SetAction(line => Run(line.GetValue(file) ?? WorkTree.Around(".").PathOf(GitScan.ConfigurationFile)));
        return command;
    }

    private static int Run(string file)
    {
        var configuration = GitScan.Parse(InputFile.Read(file), file).Guard;
        var faults = configuration.TestCustomRules();
        var (rules, samples) = configuration.CustomRuleCount;
        Terminal.Write(string.Concat(faults.Select(fault => fault + "\n")) + $"{rules} rules, {samples} samples, {faults.Count} wrong\n");
        return faults.Count == 0 ? 0 : Failed;
    }
}
