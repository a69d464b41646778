namespace Sealing.Cli.Sops.Merging;

/// <summary>The versions of a file that Git merges; the one before is empty where both sides added it.</summary>
internal sealed record FileVersions(byte[] Base, byte[] Ours, byte[] Theirs);
