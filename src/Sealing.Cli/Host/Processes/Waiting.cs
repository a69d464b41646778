using Sealing.Cli.Host.Files;

namespace Sealing.Cli.Host.Processes;

/// <summary>
/// The one place where commands, which do one thing after another, wait for what is asynchronous. A signal that ends the process cancels it first, so that no
/// program that was started for it is left.
/// </summary>
internal static class Waiting
{
    /// <summary>Waits for some work, which is told of the end of the process.</summary>
    public static void For(Func<CancellationToken, Task> work) => For(async cancel =>
    {
        await work(cancel);
        return 0;
    });

    /// <summary>The result of some work, which is told of the end of the process.</summary>
    public static T For<T>(Func<CancellationToken, Task<T>> work)
    {
        var task = work(Temporaries.End);
        if (!task.IsCompleted)
        {
            Temporaries.Begin(); // what needs no waiting, as keys of files do not, needs no handlers of signals
        }

        try
        {
            return task.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (Temporaries.End.IsCancellationRequested)
        {
            return Temporaries.Uninterrupted(() => task.Result);
        }
    }
}
