using Sealing.Age;

namespace Sealing.Fuzz.Targets;

/// <summary>Age files, binary and in armor: what opens is what was encrypted, or nothing is.</summary>
internal sealed class AgeFileTarget : IFuzzTarget
{
    private readonly HashSet<string> _plaintexts;

    public AgeFileTarget()
    {
        Seeds = SeedFolder.Read("age-file");
        _plaintexts = [.. Seeds.Select(seed => Convert.ToHexString(AgeFile.Decrypt(seed, AgeKeys.All)))];
    }

    public string Name => "age-file";

    public IReadOnlyList<byte[]> Seeds { get; }

    public void Run(byte[] input)
    {
        if (!_plaintexts.Contains(Convert.ToHexString(AgeFile.Decrypt(input, AgeKeys.All))))
        {
            throw new BrokenPromiseException("an age file is forged");
        }
    }
}
