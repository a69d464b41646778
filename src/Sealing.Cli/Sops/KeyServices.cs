using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>What opens and wraps data keys in a run of the command. Each service reads its keys when it is first asked.</summary>
internal static class KeyServices
{
    public static SopsKeyServices Create(SopsArguments arguments) => Create(arguments.Text(arguments.Options.Order));

    /// <param name="order">The order of decryption that a flag names, or null.</param>
    public static SopsKeyServices Create(string? order = null) => new(new AgeKeys(), new PgpKeys(), new AwsKeys(), new VaultKeys())
    {
        Order = (order ?? SopsArguments.Environment("SOPS_DECRYPTION_ORDER")) is { } named ? DecryptionOrder.Parse(named) : DecryptionOrder.Default,
    };
}
