using System.CommandLine;
using Sealing.Cli.Commands;

namespace Sealing.Cli;

/// <summary>One run of the command: parses, invokes, turns every failure into one <c>error:</c> line and an exit code.</summary>
internal sealed class Application(string invokedName)
{
    private const int Failure = 1;
    private const int Usage = 2;

    public bool IsKubeseal => invokedName == "kubeseal";

    /// <summary>0 for success, 1 for any error, 2 for a command line that cannot be understood.</summary>
    public int Run(string[] args)
    {
        try
        {
            var root = SealCommand.Create(this, args);
            var line = CommandLine.Parse(root, args);
            return line.Invoke(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            });
        }
        catch (UsageException e)
        {
            Terminal.Error(e.Message);
            Terminal.Hint("see " + invokedName + " --help");
            return Usage;
        }
        catch (SealingException e)
        {
            Terminal.Error(e.Message);
            Terminal.Hint(e.Hint);
            return Failure;
        }
        catch (Exception e) when (FileErrors.Describe(e) is { } message)
        {
            Terminal.Error(message);
            return Failure;
        }
        catch (Exception e)
        {
            Terminal.Error("unexpected failure (" + e.GetType().Name + "): this is a bug"); // its message may quote a secret
            return Failure;
        }
    }
}

/// <summary>A command line that cannot be understood.</summary>
internal sealed class UsageException(string message) : Exception(message);
