using Sealing.Sops;

namespace Sealing.Cli.Sops;

/// <summary>What opens and wraps data keys in a run of the command. Each service reads its keys when it is first asked.</summary>
internal static class KeyServices
{
    public static SopsKeyServices Create(SopsArguments arguments)
    {
        var order = arguments.Text(arguments.Options.Order) ?? SopsArguments.Environment("SOPS_DECRYPTION_ORDER");
        return new SopsKeyServices(new AgeKeys(), new GpgKeys())
        {
            Order = order is null ? DecryptionOrder.Default : DecryptionOrder.Parse(order),
        };
    }
}
