namespace Sealing.Cli.SealedSecrets;

/// <summary>The program as it was started.</summary>
/// <param name="Name">The name that it was started under.</param>
/// <param name="Subcommands">The words that name a command.</param>
internal sealed record InvokedProgram(string Name, IEnumerable<string> Subcommands)
{
    public bool IsKubeseal => Name == "kubeseal";
}
