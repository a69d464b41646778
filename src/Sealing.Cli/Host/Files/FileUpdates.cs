namespace Sealing.Cli.Host.Files;

/// <summary>Several files that are read, worked on together and then written. They are locked in one order everywhere, so that two runs do not wait for each other.</summary>
internal sealed class FileUpdates : IDisposable
{
    private const int MaxLocks = 256; // a lock takes a descriptor, of which a process has a thousand

    private readonly Dictionary<string, FileUpdate> _updates;

    private FileUpdates(Dictionary<string, FileUpdate> updates) => _updates = updates;

    /// <summary>Begins with all of them; <c>-</c> is no file. Two names of one file are one update.</summary>
    /// <exception cref="FileException">Another run does not let go of one.</exception>
    public static FileUpdates Begin(IEnumerable<string> files)
    {
        var updates = new Dictionary<string, FileUpdate>(StringComparer.Ordinal);
        var groups = files.Where(file => file != "-").Distinct(StringComparer.Ordinal).GroupBy(Identity).OrderBy(group => group.Key).ToList();
        var all = new FileUpdates(updates);
        try
        {
            foreach (var group in groups)
            {
                var update = groups.Count <= MaxLocks ? FileUpdate.Locked(group.First()) : FileUpdate.Unlocked(group.First());
                foreach (var file in group)
                {
                    updates.Add(file, update);
                }
            }

            return all;
        }
        catch
        {
            all.Dispose();
            throw;
        }
    }

    public byte[] Read(string file) => _updates.TryGetValue(file, out var update) ? update.Read(SizeLimit.Manifest) : InputFile.Read(file);

    /// <inheritdoc cref="FileUpdate.Replace"/>
    public void Replace(string file, byte[][] pieces, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite) => _updates[file].Replace(pieces, SizeLimit.Manifest, mode);

    public void Dispose()
    {
        foreach (var update in _updates.Values)
        {
            update.Dispose();
        }
    }

    private static (ulong Device, ulong Number, string Path) Identity(string file) =>
        UnixFile.Status(file) is { } status ? (status.Device, status.Number, "") : (0, 0, FileOutput.Resolve(file));
}
