namespace Sealing.Cli.Host.Files;

/// <summary>Reasons for which a call of Linux fails. Source: errno(3); the same on every architecture.</summary>
internal static class ErrorNumber
{
    public const int NotPermitted = 1;
    public const int NoSuchFile = 2;
    public const int TryAgain = 11;
    public const int AccessDenied = 13;
    public const int Busy = 16;
    public const int Exists = 17;
    public const int OtherDevice = 18;
    public const int IsFolder = 21;
    public const int Invalid = 22;
    public const int ReadOnly = 30;
    public const int NoSpace = 28;
    public const int NoData = 61;
    public const int NotSupported = 95;
}
