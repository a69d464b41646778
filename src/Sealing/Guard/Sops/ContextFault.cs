namespace Sealing.Guard.Sops;

/// <summary>Why a file that tells about others cannot be used: where, and in which words.</summary>
internal sealed record ContextFault(string File, int Line, int Column, string YamlPath, string Why)
{
    public static ContextFault Of(string file, ManifestException e)
    {
        var words = e.Message.LastIndexOf(": ", StringComparison.Ordinal);
        return new ContextFault(file, Math.Max(e.Line, 1), Math.Max(e.Column, 1), e.Key ?? "", e.Line > 0 && words >= 0 ? e.Message[(words + 2)..] : e.Message);
    }
}
