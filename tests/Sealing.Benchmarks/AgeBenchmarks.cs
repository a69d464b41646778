using System.Diagnostics;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;
using Sealing.Age;

namespace Sealing.Benchmarks;

/// <summary>A file of 1 GB through age's format, from file to file, beside the age command where it is on PATH: time in ratio, memory flat.</summary>
[MemoryDiagnoser]
[SimpleJob(launchCount: 1, warmupCount: 1, iterationCount: 7, invocationCount: 1)]
public class AgeBenchmarks
{
    private const long Size = 1_000_000_000;

    private readonly X25519Identity _identity = X25519Identity.Generate();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealing-age-");

    [GlobalSetup]
    public void Prepare()
    {
        var block = RandomNumberGenerator.GetBytes(1_000_000);
        using (var plain = File.Create(Name("plain")))
        {
            for (var written = 0L; written < Size; written += block.Length)
            {
                plain.Write(block);
            }
        }

        File.WriteAllText(Name("key"), _identity.Export());
        Encrypt();
    }

    [Benchmark(Baseline = true)]
    public void Age_encrypts() => Run("-r", _identity.Recipient.ToString(), "-o", Name("other.age"), Name("plain"));

    [Benchmark]
    public void Age_decrypts() => Run("-d", "-i", Name("key"), "-o", Name("other"), Name("plain.age"));

    [Benchmark]
    public void Encrypt() => Convert("plain", "plain.age", (input, output) => AgeFile.Encrypt(input, output, _identity.Recipient));

    [Benchmark]
    public void Encrypt_in_armor() => Convert("plain", "armored.age", (input, output) => AgeFile.EncryptArmored(input, output, _identity.Recipient));

    [Benchmark]
    public void Decrypt() => Convert("plain.age", "opened", (input, output) => AgeFile.Decrypt(input, output, _identity));

    [GlobalCleanup]
    public void CleanUp()
    {
        _identity.Dispose();
        _folder.Delete(recursive: true);
    }

    private string Name(string file) => Path.Combine(_folder.FullName, file);

    private void Convert(string from, string to, Action<Stream, Stream> convert)
    {
        using var input = new FileStream(Name(from), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using var output = new FileStream(Name(to), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        convert(input, output);
    }

    private static void Run(params string[] arguments)
    {
        using var age = Process.Start("age", arguments);
        age.WaitForExit();
        if (age.ExitCode != 0)
        {
            throw new InvalidOperationException("age failed");
        }
    }
}
