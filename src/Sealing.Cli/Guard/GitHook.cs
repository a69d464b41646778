using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Guard;

/// <summary>A hook of the repository: a script for sh, as Git for Windows has it too, that runs the hook that was there before and then the guard.</summary>
internal static class GitHook
{
    private const string Mark = "# seal guard: keeps plaintext secrets out of Git; seal guard uninstall takes this away";
    private const string Suffix = ".before-seal-guard";
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Writes the hook where Git looks for it, which core.hooksPath may say.</summary>
    public static void Install(string name)
    {
        var path = Locate(name);
        ThrowIfHusky(path, name);
        if (File.Exists(path) && !IsOurs(path))
        {
            if (File.Exists(path + Suffix))
            {
                throw new SealingException($"{path}{Suffix} exists already, so the hook that is there cannot be kept") { Hint = "move it away" };
            }

            File.Move(path, path + Suffix);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileOutput.Replace(path, Encoding.ASCII.GetBytes(Script(name)), Executable);
        Terminal.Line("installed " + path);
    }

    /// <summary>Takes the hook away and puts back the one before it. A hook that is not ours stays.</summary>
    public static void Uninstall(string name)
    {
        var path = Locate(name);
        if (!File.Exists(path) || !IsOurs(path))
        {
            return;
        }

        File.Delete(path);
        if (File.Exists(path + Suffix))
        {
            File.Move(path + Suffix, path);
        }

        Terminal.Line("removed " + path);
    }

    private static string Locate(string name) =>
        Path.GetFullPath(Git.TryLine("rev-parse", "--git-path", "hooks/" + name) ?? throw new GitException("not in a Git repository"));

    // A hook of husky finds its script by its own name: under another name it would run nothing.
    private static void ThrowIfHusky(string path, string name)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (Path.GetFileName(folder) == "_" && Path.GetFileName(Path.GetDirectoryName(folder)) == ".husky")
        {
            var line = name == "pre-push" ? "seal guard --pre-push -- \"$@\"" : "seal guard --staged";
            throw new SealingException("husky has the hooks of this repository") { Hint = $"add this line to .husky/{name}: {line}" };
        }
    }

    private static bool IsOurs(string path) => Encoding.UTF8.GetString(InputFile.Read(path)).Contains(Mark, StringComparison.Ordinal);

    // A graphical client starts hooks with a PATH of its own.
    private static string Present(string what) =>
        $"command -v seal >/dev/null 2>&1 || {{ echo 'error: {what} refused: seal is not on PATH, so nothing was looked at' >&2; echo 'hint: install seal or put its folder on PATH; git {what} --no-verify passes by the guard' >&2; exit 1; }}";

    // A pre-push hook gets the refs on its standard input. The hook that was there needs them, and so does the guard.
    private static string Script(string name) => name == "pre-push"
        ? $"""
            #!/bin/sh
            {Mark}
            {Present("push")}
            refs=$(cat)
            if [ -x "$0{Suffix}" ]; then printf '%s\n' "$refs" | "$0{Suffix}" "$@" || exit; fi
            printf '%s\n' "$refs" | seal guard --pre-push -- "$@"

            """.ReplaceLineEndings("\n")
        : $"""
            #!/bin/sh
            {Mark}
            {Present("commit")}
            if [ -x "$0{Suffix}" ]; then "$0{Suffix}" "$@" || exit; fi
            exec seal guard --staged

            """.ReplaceLineEndings("\n");
}
