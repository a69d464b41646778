using System.Runtime.ExceptionServices;

namespace Sealing.Primitives;

/// <summary>Work on all cores. Results come in order, and of several failures the first in order is thrown, as if the work had been done in turn.</summary>
internal static class OrderedParallel
{
#pragma warning disable RS0030 // the processors are no part of the environment that a caller has to pass
    // Left to itself a loop takes the pool's threads beside the caller's: one more than there are processors.
    private static readonly ParallelOptions AllProcessors = new() { MaxDegreeOfParallelism = Environment.ProcessorCount };
#pragma warning restore RS0030

    public static T[] Map<T>(int count, Func<int, T> work)
    {
        var results = new T[count];
        For(count, 2, static () => 0, (i, _) => results[i] = work(i));
        return results;
    }

    /// <summary>Runs the work with something that each thread has of its own, which is disposed of where it can be.</summary>
    /// <param name="count">How often.</param>
    /// <param name="worthThreads">Below this the work is done in turn, by the caller's thread.</param>
    /// <param name="start">Makes what a thread has of its own.</param>
    /// <param name="work">Is given the index and what the thread has.</param>
    public static void For<T>(int count, int worthThreads, Func<T> start, Action<int, T> work)
    {
        if (count >= worthThreads)
        {
            RunOnAll(count, start, work);
        }
        else if (count > 0)
        {
            RunInTurn(count, start(), work);
        }
    }

    private static void RunInTurn<T>(int count, T own, Action<int, T> work)
    {
        using var disposable = own as IDisposable;
        for (var i = 0; i < count; i++)
        {
            work(i, own);
        }
    }

    private static void RunOnAll<T>(int count, Func<T> start, Action<int, T> work)
    {
        var errors = new Exception?[count];
        Parallel.For(0, count, AllProcessors, start, Run, own => (own as IDisposable)?.Dispose());
        if (Array.Find(errors, error => error is not null) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        T Run(int i, ParallelLoopState loop, T own)
        {
            try
            {
                work(i, own);
            }
            catch (Exception e)
            {
                errors[i] = e;
                loop.Break(); // what comes before is still done
            }

            return own;
        }
    }
}
