using System.CommandLine;
using System.Security.Cryptography;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.SealedSecrets;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Cli.Secrets.Values;
using Sealing.Manifests;

namespace Sealing.Cli.Secrets.Editing;

/// <summary><c>seal set</c>: one value of a file.</summary>
internal static class SetItemCommand
{
    public static Command Create(ClusterOptions cluster)
    {
        var options = new EditingOptions(cluster);
        var key = KeyArgument();
        var fromFile = Flags.File("--from-file", "File that holds the value; - is standard input");
        var generate = Flags.Text("--generate", $"Make the value at random: LENGTH[:CHARSET]; {GeneratedValue.Sets} are known");
        var command = new Command("set", """
            Set one value of a SealedSecret or a file of SOPS: typed at the terminal, from standard input or a file, or made at random. Nothing else in the file changes.

              seal set db.yaml password --cert pub-sealed-secrets.pem
              seal set db.yaml password --generate 40
            """) { options.File, key, fromFile, generate };
        foreach (var option in options.All)
        {
            command.Options.Add(option);
        }

        command.SetAction(line => Run(line, options, line.GetValue(key)!, Source(line, fromFile, generate)));
        return command;
    }

    public static Argument<string> KeyArgument() => new("KEY") { Description = "Key of the value; in a file of SOPS also a path: '[\"a\"][0]'" };

    private static int Run(ParseResult line, EditingOptions options, string key, (bool Asks, Func<string, byte[]> Read) source)
    {
        using var file = SecretFile.Open(line.GetValue(options.File)!, source.Asks);
        if (file.IsSops)
        {
            EditingOptions.CheckForSops(line, file, [options.Name, options.Namespace, .. options.Certificates]);
            return Cleared(source.Read(key), value => SopsSecret.Set(file, key, value));
        }

        var item = options.Pick(line, file);
        if (ObjectNames.DataKey(key) is { } fault)
        {
            throw new SealingException($"\"{key}\" is {fault}");
        }

        file.Replace(Cleared(source.Read(key), value => options.Seal(line, file.Path, sealer =>
            NamedFile.Within(file.Path, () => item.With(new Dictionary<string, byte[]>(StringComparer.Ordinal) { [key] = value }, sealer)))));
        return 0;
    }

    private static T Cleared<T>(byte[] value, Func<byte[], T> use)
    {
        try
        {
            return use(value);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }

    private static (bool Asks, Func<string, byte[]> Read) Source(ParseResult line, Option<string> fromFile, Option<string> generate) => (Flags.Value(line, fromFile), Flags.Value(line, generate)) switch
    {
        (not null, not null) => throw new UsageException("--from-file and --generate exclude each other"),
        ({ } path, null) => (false, _ => path == "-" ? ReadInput() : InputFile.Read(path)),
        (null, { } recipe) => (false, key => GeneratedValue.Of(key, recipe).Generate()),
        _ when Terminal.InputIsTerminal => (true, TypedValue.Ask),
        _ => (false, _ => ReadInput()),
    };

    // What echo puts behind a value is sealed with it, as it is by kubeseal.
    private static byte[] ReadInput()
    {
        var value = InputFile.ReadStandardInput();
        if (value.Length == 0)
        {
            throw new SealingException("standard input is empty") { Hint = "at a terminal the value is asked for; an empty one is set by --from-file /dev/null" };
        }

        if (value is [.., (byte)'\n'] && value.AsSpan().Count((byte)'\n') == 1)
        {
            Terminal.Warning("the value ends with a line end, which belongs to it now; printf '%s' writes none");
        }

        return value;
    }
}
