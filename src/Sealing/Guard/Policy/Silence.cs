namespace Sealing.Guard.Policy;

/// <summary>An entry of the guard's configuration that lets nearly everything through. Line and column count from 1.</summary>
internal sealed record Silence(int Line, int Column, string Key, string Why);
