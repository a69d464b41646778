using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

internal static class KeyRings
{
    private const string PassphraseVariable = "SEAL_KEY_PASSPHRASE";

    /// <summary>The private keys of the files; a passphrase for encrypted PEM comes from the environment.</summary>
    public static SealingKeyRing Load(IReadOnlyList<string> files)
    {
        var ring = new SealingKeyRing();
        foreach (var file in files)
        {
            NamedFile.Within(file, () => Add(ring, file));
        }

        return ring;
    }

    private static SealingKeyRing Add(SealingKeyRing ring, string file)
    {
        try
        {
            var known = ring.PassedOver.Count;
            ring.Add(InputFile.Read(file), Environment.GetEnvironmentVariable(PassphraseVariable));
            foreach (var reason in ring.PassedOver.Skip(known))
            {
                Terminal.Warning($"{file}: passed over: {reason}");
            }

            return ring;
        }
        catch (SealingException e) when (e.Kind == ErrorKind.NoPassphrase)
        {
            throw new SealingException(e.Kind, e.Reason, e.Place, e) { Hint = "set " + PassphraseVariable };
        }
    }
}
