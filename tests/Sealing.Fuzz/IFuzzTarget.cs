namespace Sealing.Fuzz;

/// <summary>
/// One reader, or one promise about what it reads. To add one: a file in Targets, a line in <see cref="FuzzTargets"/>, seeds in Seeds/NAME.
/// </summary>
public interface IFuzzTarget
{
    /// <summary>The name for <c>--only</c>, and of the folder with the seeds.</summary>
    string Name { get; }

    /// <summary>What is changed to make inputs; at least one.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>
    /// Reads an input that may be anything. It returns, or throws <see cref="SealingException"/> where the input is refused: all else is a find.
    /// A promise that does not hold is <see cref="BrokenPromiseException"/>. The same input has to have the same outcome every time.
    /// </summary>
    void Run(byte[] input);
}
