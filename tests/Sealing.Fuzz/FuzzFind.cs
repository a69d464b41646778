namespace Sealing.Fuzz;

/// <summary>An input that a reader neither reads nor refuses as it should.</summary>
/// <param name="Target">The name of the target.</param>
/// <param name="Input">The bytes.</param>
/// <param name="Kind">What is wrong and where, the same for all finds with one cause.</param>
/// <param name="Details">The exception with its stack, or what was measured.</param>
public sealed record FuzzFind(string Target, ReadOnlyMemory<byte> Input, string Kind, string Details);
