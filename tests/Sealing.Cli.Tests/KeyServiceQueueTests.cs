using System.Net.Sockets;
using Sealing.Age;
using Sealing.Cli.Sops.Remote;
using Sealing.Sops;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>A key service answers all its clients, however many others there are, and whatever these do not say.</summary>
public sealed class KeyServiceQueueTests
{
    private const int MoreThanAtATime = 150;

    [Fact]
    public async Task Clients_that_say_nothing_keep_nobody_out_and_too_many_wait_for_their_turn()
    {
        using var identity = X25519Identity.Generate();
        using var sandbox = new Sandbox(new Dictionary<string, string> { ["key"] = identity.Export() + "\n" });
        var socket = Path.Combine(sandbox.Work, "s");
        var server = sandbox.Run($"SOPS_AGE_KEY_FILE=key timeout 120 seal sops keyservice --network unix --address {socket} & echo $! > pid; wait", TestContext.Current.CancellationToken);
        try
        {
            await Until(() => File.Exists(socket) && new FileInfo(socket).UnixFileMode == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
            var idle = Enumerable.Range(0, MoreThanAtATime).Select(_ => Connect(socket)).ToArray();
            var key = SopsMasterKey.Age(identity.Recipient.ToString());
            key = key.WithEncryptedDataKey(AgeFile.EncryptArmored(new byte[SopsDataKey.Size], identity.Recipient));

            var answers = await Task.WhenAll(Enumerable.Range(0, MoreThanAtATime).Select(_ => new RemoteKeys("unix://" + socket).DecryptAsync(key, TestContext.Current.CancellationToken).AsTask()));

            Assert.All(answers, answer => Assert.Equal(new byte[SopsDataKey.Size], answer));
            Array.ForEach(idle, connection => connection.Dispose());
        }
        finally
        {
            await sandbox.Run("kill $(cat pid)", TestContext.Current.CancellationToken);
            await server;
        }
    }

    private static Socket Connect(string path)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Connect(new UnixDomainSocketEndPoint(path));
        return socket;
    }

    private static async Task Until(Func<bool> isReady)
    {
        while (!isReady())
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
