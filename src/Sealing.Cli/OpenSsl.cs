using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Sealing.Cli.Host.Parsing;

namespace Sealing.Cli;

/// <summary>The library that does the cryptography on Linux. Without it the runtime ends the process at the first hash, with a signal and no word on what to do.</summary>
internal static class OpenSsl
{
    private const string VersionVariable = "CLR_OPENSSL_VERSION_OVERRIDE";

    private static readonly string[] Versions = ["3", "1.1", "1.0.2", "1.0.0", "10"]; // what the runtime looks for

    /// <exception cref="SealingException">The command that the line names needs it, and it cannot be loaded.</exception>
    public static void Require(ParseResult line)
    {
        if (OperatingSystem.IsLinux() && Needs(line) && !IsThere())
        {
            throw new SealingException("OpenSSL cannot be loaded: there is no libssl.so.3")
            {
                Hint = "install it: apt-get install libssl3, dnf install openssl-libs, or apk add libssl3",
            };
        }
    }

    // Looking for it takes a millisecond, which what only prints should not wait for.
    private static bool Needs(ParseResult line) =>
        line.Action is not HelpAction && line.CommandResult.Command.Name is not (CompletionCommand.Name or "filestatus") && line.GetResult("--version") is not OptionResult { Implicit: false };

    private static bool IsThere() =>
        Versions.Prepend(Environment.GetEnvironmentVariable(VersionVariable) ?? Versions[0]).Any(version => NativeLibrary.TryLoad("libssl.so." + version, out _));
}
