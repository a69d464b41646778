using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Secrets.Values;
using Sealing.Manifests;

namespace Sealing.Cli.Secrets.Creation;

/// <summary>The login to a registry of container images.</summary>
internal sealed class RegistrySecret : ISecretKind
{
    private readonly Option<string> _server = Flags.Text("--docker-server", $"Address of the registry (default {RegistryLogin.StandardServer})");
    private readonly Option<string> _user = Flags.Text("--docker-username", "Name of the user");
    private readonly Option<string> _password = Flags.Text("--docker-password", "Password, which the shell's history keeps; asked for without the flag");
    private readonly Option<string> _email = Flags.Text("--docker-email", "Address of mail");
    private readonly Option<string[]> _files = Flags.List("--from-file", "File of docker's, such as ~/.docker/config.json, in the place of all others: PATH or KEY=PATH");

    public string Name => "docker-registry";

    public string Description => """
        Make a Secret of the login to a registry of container images, and seal it. The password is asked for.

          seal create secret docker-registry ghcr -n shop --docker-server ghcr.io --docker-username shop > ghcr.yaml
        """;

    public IEnumerable<Option> Options => [_server, _user, _password, _email, _files];

    public string? Type(ParseResult line) => RegistryLogin.SecretType;

    public void Read(ParseResult line, SecretValues values)
    {
        if (line.GetValue(_files) is { Length: > 0 } files)
        {
            values.Add(files.SelectMany(file => ValueFiles.Read(file, RegistryLogin.Key)));
            return;
        }

        var user = Flags.Value(line, _user) ?? throw Incomplete();
        var password = Flags.Value(line, _password) is { } given ? Encoding.UTF8.GetBytes(given) : Prompt.ReadSecret($"Password of {user}: ") ?? throw Incomplete();
        values.Add(RegistryLogin.Key, new RegistryLogin(Flags.Value(line, _server) ?? RegistryLogin.StandardServer, user, password, Flags.Value(line, _email)).ToJson());
        CryptographicOperations.ZeroMemory(password);
    }

    private static UsageException Incomplete() => new("either --from-file or the combination of --docker-username, --docker-password and --docker-server is required")
    {
        Hint = "at a terminal the password is asked for",
    };
}
