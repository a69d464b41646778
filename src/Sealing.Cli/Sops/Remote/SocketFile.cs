using System.Net.Sockets;
using Sealing.Cli.Host.Files;

namespace Sealing.Cli.Sops.Remote;

/// <summary>The file of a Unix socket: one that a killed service left is taken away, and so is this one's when it ends.</summary>
internal sealed class SocketFile : IDisposable
{
    private readonly string _path;

    private SocketFile(string path)
    {
        _path = path;
    }

    /// <exception cref="SealingException">Somebody listens there, or there is another file.</exception>
    public static SocketFile Claim(string path)
    {
        if (File.Exists(path))
        {
            if (Answer(path) is not SocketError.ConnectionRefused)
            {
                throw new SealingException($"cannot listen on {path}: a program listens there, or it is no socket") { Hint = "name another with --address" };
            }

            File.Delete(path);
        }

        return new SocketFile(path);
    }

    /// <summary>Keeps other users from connecting.</summary>
    public void Restrict()
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    public void Dispose() => File.Delete(_path);

    private static SocketError? Answer(string path)
    {
        if (!UnixFile.IsDevice(path))
        {
            return null;
        }

        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Connect(new UnixDomainSocketEndPoint(path));
            return SocketError.Success;
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode;
        }
    }
}
