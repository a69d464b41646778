using Sealing.OpenPgp;

namespace Sealing.Fuzz.Targets;

/// <summary>Messages of OpenPGP: what opens is what was encrypted, or nothing is.</summary>
internal sealed class PgpMessageTarget : IFuzzTarget
{
    private readonly PgpKeyFile[] _keys = [.. SeedFolder.Read("pgp-key").Select(file => PgpKeyFile.Read(file))];
    private readonly HashSet<string> _plaintexts = new(StringComparer.Ordinal);

    public PgpMessageTarget()
    {
        Seeds = PgpSeeds.WithPackets(PgpSeeds.Messages);
        foreach (var (message, key) in Seeds.SelectMany(message => _keys.Select(key => (message, key))))
        {
            Refusal.IsFor(() => _plaintexts.Add(Convert.ToHexString(key.Decrypt(message))));
        }
    }

    public string Name => "pgp-message";

    public IReadOnlyList<byte[]> Seeds { get; }

    public void Run(byte[] input)
    {
        if (_keys.Count(key => Refusal.IsFor(() => Check(key.Decrypt(input)))) == _keys.Length)
        {
            throw new SealingException("no key opens it");
        }
    }

    private void Check(byte[] plaintext)
    {
        if (!_plaintexts.Contains(Convert.ToHexString(plaintext)))
        {
            throw new BrokenPromiseException("a message is forged");
        }
    }
}
