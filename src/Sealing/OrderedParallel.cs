using System.Runtime.ExceptionServices;

namespace Sealing;

/// <summary>Work on all cores. Results come in order, and of several failures the first in order is thrown, as if the work had been done in turn.</summary>
internal static class OrderedParallel
{
    public static T[] Map<T>(int count, Func<int, T> work)
    {
        var results = new T[count];
        var errors = new Exception?[count];
        if (count == 1)
        {
            results[0] = work(0);
            return results;
        }

        Parallel.For(0, count, (i, loop) =>
        {
            try
            {
                results[i] = work(i);
            }
            catch (Exception e)
            {
                errors[i] = e;
                loop.Break(); // what comes before is still done
            }
        });
        if (Array.Find(errors, error => error is not null) is { } first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return results;
    }
}
