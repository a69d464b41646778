namespace Sealing.Sops.Kinds;

/// <summary>How a command line names master keys of a kind.</summary>
/// <param name="Name">The flag without its hyphens.</param>
/// <param name="Variable">The environment variable that stands for it.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Aliases">Its short forms.</param>
internal sealed record KeyKindFlag(string Name, string Variable, string Description, params string[] Aliases);
