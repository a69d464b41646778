using Sealing.Cli.Host;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Files;

/// <summary>Does a command's work on each file of a command line. One that fails is named, and the others are done all the same.</summary>
internal static class EachFile
{
    /// <summary>
    /// 0, or the exit code of the first failure; that a file was not changed in the editor counts only where nothing worse happened. A file alone fails as it does.
    /// </summary>
    public static int Run(IReadOnlyList<string> paths, Action<string> work)
    {
        if (paths is [var only])
        {
            work(only);
            return 0;
        }

        var codes = paths.Select(path => Run(path, work)).Where(code => code != 0).ToList();
        return codes.Find(code => code != SopsExit.NotModified) is var code and not 0 ? code : codes.FirstOrDefault();
    }

    private static int Run(string path, Action<string> work)
    {
        try
        {
            work(path);
            return 0;
        }
        catch (SealingException e)
        {
            Terminal.Error(e is CommandException { NamesFile: true } ? e : e.In(path));
            return SopsExit.Codes.Of(e);
        }
    }
}
