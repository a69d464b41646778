using System.Globalization;
using Sealing.Cli.Host;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Sops.Files;

/// <summary>A user of this machine. Source: passwd(5).</summary>
internal sealed record Account(string Name, uint User, uint Group, string Home)
{
    private const string Accounts = "/etc/passwd";

    /// <exception cref="CommandException">There is no such user.</exception>
    public static Account Find(string name)
    {
        var lines = File.Exists(Accounts) ? File.ReadLines(Accounts) : [];
        return lines.Select(line => line.Split(':')).FirstOrDefault(fields => fields.Length >= 6 && fields[0] == name) is { } found
            && uint.TryParse(found[2], NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            && uint.TryParse(found[3], NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            ? new Account(name, user, group, found[5])
            : throw new CommandException(SopsExit.Codes.Failure, "there is no user called " + name);
    }
}
