namespace Sealing.Tests.SealedSecrets;

/// <summary>The files of Vectors/sealed-secrets, made by kubeseal v0.17.0; see the README there.</summary>
internal static class Vectors
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Vectors", "sealed-secrets");

    public static byte[] Read(params string[] path) => File.ReadAllBytes(Path.Combine([Root, .. path]));

    public static IEnumerable<string> Cases => Directory.GetDirectories(Root).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);
}
