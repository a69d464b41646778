using System.Globalization;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>A SealedSecret and the file it stands in.</summary>
internal sealed record SealedTarget(string File, SealedSecret Item)
{
    /// <summary>The reference's words where the controller cannot open it.</summary>
    public string Refusal => "unable to decrypt sealed secret: " + Item.Metadata.Name;

    /// <summary>Where it stands, for a hint.</summary>
    public string Place => string.Create(
        CultureInfo.InvariantCulture,
        $"this is about {Item.Metadata.Namespace}/{Item.Metadata.Name}, document {Item.Document} of {(File == "-" ? "standard input" : File)}");

    /// <summary>The SealedSecrets of a file.</summary>
    /// <exception cref="SealingException">There is none, or the file is broken.</exception>
    public static IReadOnlyList<SealedTarget> ReadAll(string file, ReadOnlyMemory<byte> bytes) => NamedFile.Within(file, () =>
        SealedSecret.ReadAll(bytes.Span) is { Count: > 0 } found ? found.Select(item => new SealedTarget(file, item)).ToList() : throw None());

    public static SealingException None() => new("no SealedSecret found in the input");
}
