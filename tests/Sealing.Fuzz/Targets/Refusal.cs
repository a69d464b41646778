namespace Sealing.Fuzz.Targets;

/// <summary>One of several things that are tried on an input.</summary>
internal static class Refusal
{
    /// <summary>Whether it is refused as an input may be: the others then have their turn all the same.</summary>
    public static bool IsFor(Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (SealingException)
        {
            return true;
        }
    }
}
