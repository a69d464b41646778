using System.Text;
using Sealing.Sops;
using Sealing.Sops.Merging;
using Sealing.Sops.Values;

namespace Sealing.Cli.Sops.Merging;

/// <summary>Merges the versions of a SOPS file by their values. The result is encrypted in place of the version whose keys count: what did not change keeps its ciphertext.</summary>
internal sealed class SopsFileMerge : IDisposable
{
    private readonly OpenedVersion? _before;
    private readonly OpenedVersion _ours;
    private readonly OpenedVersion _theirs;
    private readonly bool _carriesTheirs;
    private readonly SopsFormat _format;

    private SopsFileMerge(OpenedVersion? before, OpenedVersion ours, OpenedVersion theirs, SopsFormat format)
    {
        (_before, _ours, _theirs, _format) = (before, ours, theirs, format);
        _carriesTheirs = CarriesTheirs(before, ours, theirs);
        Merged = ValueMerge.Merge(new ThreeTexts(before is null ? "" : Text(before), Text(ours), Text(theirs)), format);
    }

    /// <summary>The plaintext, with conflict markers where there are conflicts.</summary>
    public MergedText Merged { get; }

    /// <exception cref="SealingException">A version cannot be opened, or its keys or rules were changed on both sides.</exception>
    public static SopsFileMerge Open(FileVersions files, SopsFormat format, SopsKeyServices services)
    {
        var opened = new List<OpenedVersion?>();
        try
        {
            foreach (var bytes in new[] { files.Base, files.Ours, files.Theirs })
            {
                opened.Add(bytes.Length == 0 && opened.Count == 0 ? null : OpenedVersion.Open(bytes, format, services));
            }

            return new SopsFileMerge(opened[0], opened[1]!, opened[2]!, format);
        }
        catch
        {
            opened.ForEach(version => version?.Dispose());
            throw;
        }
    }

    /// <summary>The file with this plaintext.</summary>
    /// <exception cref="SealingException">The plaintext is no document of the format.</exception>
    public byte[] Encrypt(ReadOnlySpan<byte> plain)
    {
        var carrier = _carriesTheirs ? _theirs : _ours;
        return plain.SequenceEqual(carrier.Plain) ? carrier.Bytes : carrier.Document.Update(plain, carrier.Key, TimeProvider.System);
    }

    public void Dispose()
    {
        _before?.Dispose();
        _ours.Dispose();
        _theirs.Dispose();
    }

    private string Text(OpenedVersion version) => SopsText.Decode(version.Plain, _format).Text;

    // Whoever rotated the data key, or changed who can open the file, has the file that goes on: a key that was taken away must not come back.
    private static bool CarriesTheirs(OpenedVersion? before, OpenedVersion ours, OpenedVersion theirs)
    {
        if (before is null ? ours.HasSettingsOf(theirs) : Same(ours, theirs) || Same(theirs, before))
        {
            return false;
        }

        return before is not null && Same(ours, before) ? true : throw new SealingException("its keys or its rules were changed on both sides")
        {
            Hint = "take one side whole, bring in the values of the other with 'seal sops edit', then run 'seal sops updatekeys'",
        };
    }

    private static bool Same(OpenedVersion one, OpenedVersion other) => one.HasKeyOf(other) && one.HasSettingsOf(other);
}
