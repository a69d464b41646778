using System.Text;
using Sealing.Age;

namespace Sealing.Fuzz.Targets;

/// <summary>Files of age recipients, native and SSH. One that is read can be encrypted to.</summary>
internal sealed class AgeRecipientsTarget : IFuzzTarget
{
    public string Name => "age-recipients";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. SeedFolder.Read("age-recipients"),
        "# comment\nage14tcc9fh0je3nq840lrvq4nfzxgjhsw3z430n6dcsstvgwqqmp5hqxdc3lp\n\n"u8.ToArray(),
        .. AgeKeys.All.OfType<HybridIdentity>().Select(identity => Encoding.UTF8.GetBytes(identity.Recipient + "\n")),
    ];

    public void Run(byte[] input)
    {
        foreach (var recipient in new AgeKeyReader().ReadRecipients(input, "file"))
        {
            AgeFile.Encrypt("text"u8, recipient);
        }
    }
}
