using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository.Krm;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.Sops;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli;

/// <summary>One run of the command: parses, invokes, turns every failure into one <c>error:</c> line and an exit code.</summary>
internal sealed class Application(string invokedName)
{
    private static readonly ExitCodes Default = new(Usage: 2, Failure: 1);
    private static readonly ExitCodes Guard = new(Usage: 2, Failure: 3); // 1 is for findings, which no failure may look like

    /// <summary>0 for success, else what <see cref="ExitCodes"/> says.</summary>
    public int Run(string[] args)
    {
        var codes = CodesFor(args);
        var program = new InvokedProgram(invokedName, Subcommands.Names);
        Terminal.IsQuiet = program.IsKubeseal && !Terminal.ErrorIsTerminal;
        try
        {
            args = HelpWord.AsFlag(invokedName, invokedName == KrmCommand.Ksops ? [KrmCommand.Name, .. args] : args);
            var root = invokedName == "sops" ? SopsCommand.CreateProgram(invokedName, args) : SealCommand.Create(program, args, cluster => Subcommands.For(args, cluster));
            var line = CommandLine.Parse(root, args, hasOneDash: IsSops(args), FlagEnvironment.Read);
            OpenSsl.Require(line);
            return line.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UsageException e)
        {
            Terminal.Error(e.Message);
            Terminal.Hint(e.Hint ?? "see " + (args is ["sops", ..] ? invokedName + " sops" : invokedName) + " --help");
            return codes.Usage;
        }
        catch (SealingException e)
        {
            if (invokedName != "sops" || !ReferenceText.Say(e))
            {
                Terminal.Error(e);
            }

            return codes.Of(e);
        }
        catch (OutOfMemoryException)
        {
            Terminal.Error("the input is too large to be worked on in memory: nothing was written");
            return codes.Failure;
        }
        catch (Exception e) when (FileErrors.Describe(e) is { } message)
        {
            Terminal.Error(message);
            return codes.Failure;
        }
        catch (Exception e)
        {
            Terminal.Error("unexpected failure (" + e.GetType().Name + "): this is a bug"); // its message may quote a secret
            return codes.Failure;
        }
    }

    private ExitCodes CodesFor(string[] args) => IsSops(args) ? SopsExit.Codes : args is ["guard", ..] ? Guard : Default;

    private bool IsSops(string[] args) => invokedName == "sops" || args is ["sops", ..];
}
