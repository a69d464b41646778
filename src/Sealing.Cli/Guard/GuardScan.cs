using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;
using Sealing.Guard;
using Sealing.Repository;

namespace Sealing.Cli.Guard;

/// <summary>What was found, and what could not be looked at although it should have been: a line for each, with the name of the file.</summary>
internal sealed record GuardScan(List<Finding> Findings, IReadOnlyList<string> Unread)
{
    /// <summary>What is known of the repository, where Git said what to look at.</summary>
    public GuardContext Context { get; init; } = GuardContext.Empty;

    /// <summary>What the repository says of itself, where Git said what to look at.</summary>
    public RepositoryConfiguration Repository { get; init; } = RepositoryConfiguration.Parse([]);

    /// <summary>The files of the index or the commit that the configuration was read from.</summary>
    public IReadOnlyList<GitEntry> Tree { get; init; } = [];

    private const int MostSaid = 10; // a partial clone lacks thousands

    /// <summary>Says on standard error what could not be looked at, and the way out.</summary>
    public void SayUnread()
    {
        foreach (var line in Unread.Take(MostSaid))
        {
            Terminal.Error(line);
        }

        if (Unread.Count > MostSaid)
        {
            Terminal.Error($"{Unread.Count - MostSaid} more objects are missing or broken");
        }

        if (Unread.Count > 0)
        {
            Terminal.Hint(Git.TryLine("config", "--get-regexp", "^remote\\..*\\.promisor$") is null
                ? "not all was looked at: git fsck names what is wrong in this repository; another clone may have the object"
                : "not all was looked at: a partial clone lacks contents; git fetch --refetch --no-filter brings them");
        }
    }
}
