using System.Diagnostics;
using System.Globalization;

namespace Sealing.Fuzz;

/// <summary>Runs one target over inputs and says which end as they should not. Everything runs on the caller's thread.</summary>
public sealed class Fuzzer
{
    /// <summary>Processor time that an input of at most 64 KiB may take.</summary>
    public static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(2);

    private const long MaxAllocation = 512L << 20; // bytes, all together
    private const int MostRead = 256;

    private readonly IFuzzTarget _target;
    private readonly Mutator _mutator;
    private readonly List<byte[]> _read = [];

    public Fuzzer(IFuzzTarget target, int seed)
    {
        ArgumentNullException.ThrowIfNull(target);
        (_target, _mutator) = (target, new Mutator(target.Seeds, seed));
    }

    /// <summary>The inputs that ran.</summary>
    public int Count { get; private set; }

    /// <summary>The inputs that were read and not refused: a target that refuses all tests little.</summary>
    public int ReadCount { get; private set; }

    /// <summary>Tries every seed, then changed ones while <paramref name="more"/> says so. Told of each input before it runs, since one may end the process.</summary>
    public IEnumerable<FuzzFind> Run(Func<bool> more, Action<byte[]>? before = null)
    {
        ArgumentNullException.ThrowIfNull(more);
        foreach (var input in _target.Seeds.Concat(Changed(more)))
        {
            before?.Invoke(input);
            if (Try(input) is { } find)
            {
                yield return find;
            }
        }
    }

    /// <summary>What is wrong with the outcome of one input, or null.</summary>
    public FuzzFind? Try(byte[] input)
    {
        Count++;
        var find = Attempt(input);
        return find is not null && find.Kind.StartsWith("takes", StringComparison.Ordinal) ? Attempt(input) : find; // the first time may be the compiler's
    }

    private IEnumerable<byte[]> Changed(Func<bool> more)
    {
        while (more())
        {
            yield return _mutator.Next(_read);
        }
    }

    private FuzzFind? Attempt(byte[] input)
    {
        var (time, allocated) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        try
        {
            _target.Run(input);
            Keep(input);
        }
        catch (SealingException)
        {
            // The input is refused, which is an answer.
        }
        catch (Exception e)
        {
            return new FuzzFind(_target.Name, input, e.GetType().Name + " " + Place(e), e.ToString());
        }

        return Excess(input, Environment.CpuUsage.TotalTime - time, GC.GetAllocatedBytesForCurrentThread() - allocated);
    }

    private FuzzFind? Excess(byte[] input, TimeSpan time, long allocated)
    {
        var details = string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:F1} s, {allocated >> 20} MiB allocated, {input.Length} bytes of input");
        return time > MaxTime ? new FuzzFind(_target.Name, input, "takes long", details)
            : allocated > MaxAllocation ? new FuzzFind(_target.Name, input, "takes memory", details)
            : null;
    }

    private void Keep(byte[] input)
    {
        ReadCount++;
        if (_read.Count < MostRead)
        {
            _read.Add(input);
        }
        else
        {
            _read[ReadCount % MostRead] = input;
        }
    }

    // The first method of ours on the stack; a promise is told apart by its words.
    private static string Place(Exception e)
    {
        var frames = new StackTrace(e).GetFrames().Select(frame => frame.GetMethod()).Where(method => method?.DeclaringType is not null);
        var ours = frames.FirstOrDefault(method => method!.DeclaringType!.FullName!.StartsWith("Sealing.", StringComparison.Ordinal));
        return e is BrokenPromiseException ? e.Message : ours is null ? "" : ours.DeclaringType!.Name + "." + ours.Name;
    }
}
