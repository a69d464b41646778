using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Arguments;
using Sealing.Cli.Sops.Files;
using Sealing.Cli.Sops.Keys;
using Sealing.Cli.Sops.Remote;

namespace Sealing.Cli.Sops;

/// <summary><c>seal sops keyservice</c>: lets other machines and containers use the keys of this one, through <c>--keyservice</c>.</summary>
internal static class KeyServiceCommand
{
    public static Command Create(SopsOptions options) => new Command("keyservice", "Answer requests to encrypt and decrypt data keys, until interrupted")
        .With(options.Network, options.Address, options.Asks)
        .WithAction(options, Run);

    private static void Run(SopsArguments arguments)
    {
        var options = arguments.Options;
        if (arguments.Words is [var word, ..])
        {
            throw new UsageException("unknown argument: " + word) { Hint = "the place to listen at is given with --address" };
        }

        var address = KeyServiceAddress.Parse(arguments.Text(options.Network) ?? "tcp", arguments.Text(options.Address) ?? "127.0.0.1:5000");
        var calls = new KeyServiceCalls(KeyServices.Local(), arguments.Is(options.Asks), arguments.Is(options.Verbose));
        Waiting.For(_ => KeyServiceServer.RunAsync(address, calls));
    }
}
