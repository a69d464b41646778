namespace Sealing.Cli.Commands;

internal static class NamedFile
{
    /// <summary>Does the work; a failure of it says which file it is about.</summary>
    public static T Within<T>(string file, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SealingException e) when (file != "-")
        {
            throw new SealingException(file + ": " + e.Message, e) { Hint = e.Hint };
        }
    }
}
