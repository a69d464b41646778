using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Processes;

namespace Sealing.Cli.Secrets.Values;

/// <summary>A value that is typed at the terminal twice, without being shown.</summary>
internal static class TypedValue
{
    private static UsageException NoTerminal(string key) => new($"there is no terminal to ask for {key} at") { Hint = "the value can come from a file or a pipe: --from-file, where - is standard input" };

    /// <exception cref="UsageException">There is no terminal.</exception>
    /// <exception cref="SealingException">Nothing was typed, or something else the second time.</exception>
    public static byte[] Ask(string key)
    {
        var first = Prompt.ReadSecret($"{key}: ") ?? throw NoTerminal(key);
        if (first.Length == 0)
        {
            throw new SealingException($"{key}: nothing was typed");
        }

        var second = Prompt.ReadSecret($"{key}, again: ") ?? [];
        var isSame = CryptographicOperations.FixedTimeEquals(first, second);
        CryptographicOperations.ZeroMemory(second);
        if (!isSame)
        {
            CryptographicOperations.ZeroMemory(first);
            throw new SealingException($"{key}: the two are not the same");
        }

        return first;
    }
}
