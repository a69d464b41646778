using Sealing.Cli.Host;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>Exit codes of <c>seal sops</c>, which are those of sops. Wrappers tell by them what happened.</summary>
internal static class SopsExit
{
    public const int ReadFailed = 2;
    public const int WriteFailed = 3;
    public const int InvalidContext = 6;
    public const int InvalidSet = 7;
    public const int Conflict = 8;
    public const int ValueNotDecrypted = 25;
    public const int NoKeysForNewFile = 49;
    public const int MacMismatch = 51;
    public const int InvalidPath = 91;
    public const int NoDocument = 92;
    public const int NoFile = 100;
    public const int DuplicateKeyType = 112;
    public const int NoDataKey = 128;
    public const int NotModified = 200;
    public const int NoEditor = 201;
    public const int AlreadyEncrypted = 203;

    public static ExitCodes Codes { get; } = new SopsExitCodes();

    public static int Of(ErrorKind kind) => kind switch
    {
        ErrorKind.NoDocument => NoDocument,
        ErrorKind.AlreadyEncrypted => AlreadyEncrypted,
        ErrorKind.ValueNotDecrypted => ValueNotDecrypted,
        ErrorKind.MacMismatch => MacMismatch,
        ErrorKind.NoDataKey => NoDataKey,
        ErrorKind.DuplicateKeyType => DuplicateKeyType,
        ErrorKind.InvalidContext => InvalidContext,
        ErrorKind.NotJson or ErrorKind.InvalidValue => InvalidSet,
        _ => Codes.Failure,
    };
}
