using System.Runtime.InteropServices;

namespace Sealing.Cli.Host.Files;

/// <summary>
/// The files and folders that may not outlive the process. A signal that ends it first stops new ones from being made, and then removes what is there.
/// What a kill leaves, which no program sees coming, is swept by the next run: it is ours by its name, and nobody's any more where its lock can be had.
/// </summary>
internal static class Temporaries
{
    private static readonly Lock Gate = new();
    private static readonly HashSet<string> Paths = new(StringComparer.Ordinal);
    private static readonly HashSet<string> Swept = new(StringComparer.Ordinal);
    private static readonly HashSet<PosixSignal> Left = [];
    private static readonly CancellationTokenSource Ending = new();
    private static PosixSignalRegistration[]? _registrations;

    /// <summary>Cancelled when a signal ends the process, before it does.</summary>
    public static CancellationToken End => Ending.Token;

    /// <summary>Makes something at a path that is removed at the end, however that comes.</summary>
    public static T Make<T>(string path, Func<T> make) => Uninterrupted(() =>
    {
        var made = make();
        Paths.Add(path);
        return made;
    });

    /// <summary>Does what no signal may come between; once the process ends, it is not begun.</summary>
    public static T Uninterrupted<T>(Func<T> work)
    {
        lock (Gate)
        {
            _registrations ??= [.. EndingSignals.All().Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];
            if (!Ending.IsCancellationRequested)
            {
                return work();
            }
        }

        Thread.Sleep(Timeout.Infinite);
        throw new InvalidOperationException("the process has ended");
    }

    /// <summary>Begins to watch for signals.</summary>
    public static void Begin() => Uninterrupted(() => 0);

    /// <summary>Removes what was made; nothing where it is gone.</summary>
    public static void Remove(string path) => Uninterrupted(() =>
    {
        Delete(path);
        return Paths.Remove(path);
    });

    /// <summary>Lets go of what has another name now.</summary>
    public static void Forget(string path) => Uninterrupted(() => Paths.Remove(path));

    /// <summary>Leaves signals to a program that was started from here, until disposed: this one goes on.</summary>
    public static IDisposable Leave(params PosixSignal[] signals) => Uninterrupted(() =>
    {
        Left.UnionWith(signals);
        return new Leaving(signals);
    });

    /// <summary>Removes what a killed run left in a folder; looks once.</summary>
    public static void Sweep(string folder, string prefix)
    {
        lock (Gate)
        {
            if (!OperatingSystem.IsLinux() || !Swept.Add(folder))
            {
                return;
            }
        }

        try
        {
            var names = new DirectoryInfo(folder).EnumerateFileSystemInfos(prefix + "*");
            foreach (var entry in names.Where(entry => TemporaryName.IsOurs(entry.Name, prefix)))
            {
                RemoveStale(entry.FullName);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What cannot be seen or removed is for the next who may.
        }
    }

    // Its maker holds the lock as long as it lives, in a container too, where process numbers say nothing.
    private static void RemoveStale(string path)
    {
        if (UnixFile.StatusOfLink(path) is not { } status || !(status.IsRegular || status.IsFolder) || (status.User != UnixFile.CurrentUser() && UnixFile.CurrentUser() != 0))
        {
            return;
        }

        using var handle = SystemCalls.OpenFile(path, SystemCalls.NotBlocking);
        if (handle is not null && SystemCalls.Lock(handle, SystemCalls.ExclusiveAtOnce) == 0)
        {
            Delete(path);
        }
    }

    private static void Delete(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }
            else
            {
                File.Delete(path);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is gone already.
        }
    }

    private static void OnSignal(PosixSignalContext context)
    {
        lock (Gate)
        {
            if (Left.Contains(context.Signal) || context.Signal == EndingSignals.FileTooLarge)
            {
                context.Cancel = true; // a file that gets too large is a failed write, which is told
                return;
            }

            Ending.Cancel();
            foreach (var path in Paths)
            {
                Delete(path);
            }
        }
    }

    private sealed class Leaving(PosixSignal[] signals) : IDisposable
    {
        public void Dispose() => Uninterrupted(() =>
        {
            Left.ExceptWith(signals);
            return 0;
        });
    }
}
