using Sealing.GoTemplates.Values;

namespace Sealing.GoTemplates.Values;

/// <summary>
/// What rendering the templates of one SealedSecret may cost: <c>spec.template</c> is not authenticated, so that anybody who can change the
/// file can write a template that never ends.
/// </summary>
internal sealed class RenderingBudget
{
    /// <summary>Levels of nested actions, template calls and values. Small enough for the stack of any thread.</summary>
    public const int MaxDepth = 100;

    /// <summary>Bytes that functions make and that are written, all together; a Secret takes 1 MiB.</summary>
    public const long MaxBytes = 16 << 20;

    /// <summary>Evaluated nodes; work on a long value counts as several.</summary>
    public const long MaxSteps = 1_000_000;

    /// <summary>What an item of a list or a map counts as.</summary>
    public const long BytesPerItem = 16;

    private const int BytesPerStep = 256;
    private const int ItemsPerStep = 64;

    private long _bytes = MaxBytes;
    private long _steps = MaxSteps;

    /// <exception cref="FunctionException">The steps are used up.</exception>
    public void Step(long steps = 1)
    {
        if (steps > _steps)
        {
            throw new FunctionException("rendering takes too many steps");
        }

        _steps -= steps;
    }

    /// <summary>Counts work that grows with the length of a value.</summary>
    public void StepOver(long bytes) => Step(1 + (bytes / BytesPerStep));

    /// <summary>Counts the work of going over a value once.</summary>
    public void StepOver(GoValue value) => Step(value switch
    {
        GoString text => 1 + (text.Value.Length / BytesPerStep),
        GoList list => 1 + (list.Items.Count / ItemsPerStep),
        GoMap map => 1 + (map.Entries.Count / ItemsPerStep),
        _ => 1,
    });

    /// <summary>Counts <paramref name="bytes"/> that are made.</summary>
    /// <exception cref="FunctionException">They are more than are left.</exception>
    public void Take(long bytes)
    {
        Require(bytes);
        _bytes -= bytes;
    }

    /// <summary>Looks whether so much may still be made, before it is allocated.</summary>
    public void Require(long bytes)
    {
        if (bytes > _bytes)
        {
            throw new FunctionException("the result is larger than 16 MiB, far over what a Secret takes");
        }
    }

    /// <summary>Counts a step that goes one level deeper, and gives the new level.</summary>
    public int Descend(int depth)
    {
        Step();
        CheckDepth(depth + 1);
        return depth + 1;
    }

    /// <exception cref="FunctionException">A value holds values that hold values, deeper than any that is meant.</exception>
    public static void CheckDepth(int depth)
    {
        if (depth > MaxDepth)
        {
            throw new FunctionException("nested too deeply");
        }
    }
}
