using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Remote;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Keys;

/// <summary>What opens and wraps data keys in a run of the command. Each service reads its keys, or connects, when it is first asked.</summary>
internal static class KeyServices
{
    private const string LocalVariable = "SOPS_ENABLE_LOCAL_KEYSERVICE";

    /// <summary>Those of this process.</summary>
    public static IReadOnlyList<ISopsKeyService> Local() => [new AgeKeys(), new PgpKeys(), new AwsKeys(), new VaultKeys()];

    public static SopsKeyServices Create(SopsArguments arguments)
    {
        var options = arguments.Options;
        bool? isLocal = arguments.Has(options.EnableLocal) ? arguments.Is(options.EnableLocal) : null;
        return Create(arguments.Text(options.Order), isLocal, arguments.KeyServiceUris);
    }

    /// <param name="order">The order of decryption that a flag names, or null.</param>
    /// <param name="isLocal">Whether keys of this process are used, or null.</param>
    /// <param name="uris">The key services that flags name, or null.</param>
    public static SopsKeyServices Create(string? order = null, bool? isLocal = null, IReadOnlyList<string>? uris = null)
    {
        isLocal ??= SopsArguments.Environment(LocalVariable) is not { } word || FlagSpelling.ParseFlag(LocalVariable, word);
        uris ??= SopsArguments.Environment("SOPS_KEYSERVICE")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return new SopsKeyServices([.. isLocal.Value ? Local() : [], .. uris.Select(uri => new RemoteKeys(uri))])
        {
            Order = (order ?? SopsArguments.Environment("SOPS_DECRYPTION_ORDER")) is { } named ? DecryptionOrder.Parse(named) : DecryptionOrder.Default,
        };
    }
}
