using Sealing.Text;

namespace Sealing.Cli.Host.Parsing;

/// <summary>The command that somebody may have meant who wrote another word.</summary>
internal static class NearestCommand
{
    /// <summary>A hint that names the command, or null.</summary>
    public static string? Hint(string word, IEnumerable<string> commands) => NearWord.Find(word, commands) is { } command ? $"did you mean {command}?" : null;

    /// <summary>Whether a word is the name of something that is there, or has a folder or an extension as paths have.</summary>
    public static bool LooksLikePath(string word) => word.AsSpan().ContainsAny("/\\.") || File.Exists(word) || Directory.Exists(word);
}
