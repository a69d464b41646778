using System.Diagnostics;
using System.Globalization;

namespace Sealing.Cli.Host.Plumbing;

/// <summary>
/// What Git is run with. Nothing that a repository, an object or a variable says may start a program, reach a network, or put one object in the place of
/// another. Of the variables those stay that hooks get to say which repository, index and quarantine count, and where the user's own configuration lies.
/// </summary>
internal static class GitEnvironment
{
    // fsmonitor is empty: before Git 2.36 "false" would be the name of a program.
    private static readonly string[] Settings =
    [
        "core.fsmonitor=", "core.pager=cat", "core.useReplaceRefs=false", "diff.external=", "protocol.allow=never",
    ];

    private static readonly string[] Kept =
    [
        "GIT_DIR", "GIT_WORK_TREE", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_SHALLOW_FILE",
        "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
    ];

    private static readonly KeyValuePair<string, string>[] Closed =
    [
        new("GIT_NO_REPLACE_OBJECTS", "1"),
        new("GIT_GRAFT_FILE", "/dev/null"),
        new("GIT_NO_LAZY_FETCH", "1"),
        new("GIT_ALLOW_PROTOCOL", "none"), // older versions fetch what a partial clone lacks: by no protocol
        new("GIT_OPTIONAL_LOCKS", "0"), // looking changes nothing
        new("GIT_TERMINAL_PROMPT", "0"),
    ];

    /// <summary>The options that come before a command of Git. <c>rev-parse</c> runs no hooks, and is asked where they lie.</summary>
    public static IEnumerable<string> Options(string command) =>
        ["--no-pager", .. Settings.Concat(command == "rev-parse" ? [] : ["core.hooksPath=/dev/null"]).SelectMany(setting => new[] { "-c", setting })];

    /// <summary>Takes the variables that must not count out of the environment of a process to be started, and puts in those that must.</summary>
    public static void Close(ProcessStartInfo start)
    {
        var owners = Owners(start.Environment);
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.OrdinalIgnoreCase) && !Kept.Contains(name, StringComparer.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in Closed.Concat(owners))
        {
            start.Environment[name] = value;
        }
    }

    // In a container this may be the only way to say that a repository of another user may be read.
    private static List<KeyValuePair<string, string>> Owners(IDictionary<string, string?> environment)
    {
        _ = int.TryParse(environment.TryGetValue("GIT_CONFIG_COUNT", out var text) ? text : null, NumberStyles.None, CultureInfo.InvariantCulture, out var count);
        var folders = Enumerable.Range(0, Math.Clamp(count, 0, 1000))
            .Where(i => environment.TryGetValue($"GIT_CONFIG_KEY_{i}", out var key) && string.Equals(key, "safe.directory", StringComparison.OrdinalIgnoreCase))
            .Select(i => environment.TryGetValue($"GIT_CONFIG_VALUE_{i}", out var value) ? value : null).OfType<string>().ToList();
        return folders.Count == 0 ? [] : [
            new("GIT_CONFIG_COUNT", $"{folders.Count}"),
            .. folders.SelectMany((folder, i) => new KeyValuePair<string, string>[] { new($"GIT_CONFIG_KEY_{i}", "safe.directory"), new($"GIT_CONFIG_VALUE_{i}", folder) })];
    }
}
