using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Host.Terminals;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>Encrypts one value, byte for byte, and prints its base64 without a line end.</summary>
internal static class RawSeal
{
    public static void Run(SealArguments arguments)
    {
        using var sealers = new Sealers(arguments.Certificates);
        var (sealer, standard) = sealers.Of(arguments.PathFor("-"));
        var scope = arguments.Scope ?? standard ?? SealingScope.Strict;
        var space = scope == SealingScope.ClusterWide ? null : arguments.Namespace ?? arguments.Cluster.Namespace ?? throw NoNamespace(scope);
        if (arguments.Name is null && scope == SealingScope.Strict)
        {
            throw new SealingException("must provide the --name flag with --raw and --scope strict");
        }

        var value = ReadValue(arguments);
        if (value.Length == 0 && !arguments.AllowsEmptyData && !arguments.IsKubeseal)
        {
            throw new SealingException("the value is empty") { Hint = "--allow-empty-data seals it all the same" };
        }

        if (SopsCiphertext.IsIn(value))
        {
            throw new SealingException("the value is ciphertext of SOPS, which would be sealed in the place of the plaintext") { Hint = "decrypt it first: seal sops decrypt --extract '[\"key\"]' FILE | seal --raw" };
        }

        try
        {
            var text = sealer.SealValue(value, scope, space ?? "", arguments.Name ?? "");
            arguments.WriteResult(Encoding.UTF8.GetBytes(text));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }

    // The reference's words where there is no kubeconfig either to take the namespace from.
    private static SealingException NoNamespace(SealingScope scope) =>
        new("invalid configuration: no configuration has been provided, try setting KUBERNETES_MASTER environment variable")
        {
            Hint = "must provide the --namespace flag with --raw and --scope " + scope.Name(),
        };

    private static byte[] ReadValue(SealArguments arguments)
    {
        if (arguments.FromFiles is [var spec])
        {
            return InputFile.Read(spec[(spec.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        }

        if (Terminal.InputIsTerminal && !arguments.IsKubeseal && Prompt.ReadSecret("Value: ") is { } hidden)
        {
            return hidden;
        }

        var typed = Terminal.InputIsTerminal;
        var value = arguments.Read("-");
        if (typed && value is [.., (byte)'\n'])
        {
            Terminal.Warning("the value ends with a line end, which is sealed with it; end input with Ctrl-D twice instead of Enter");
        }

        return value;
    }
}
