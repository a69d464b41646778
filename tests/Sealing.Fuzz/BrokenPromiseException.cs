namespace Sealing.Fuzz;

/// <summary>An input was read, and what came of it is wrong, such as a document that does not decrypt to itself.</summary>
public sealed class BrokenPromiseException(string message) : Exception(message);
