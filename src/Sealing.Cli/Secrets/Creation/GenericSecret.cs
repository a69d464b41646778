using System.CommandLine;
using System.Text;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Secrets.Values;
using Sealing.Manifests;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Creation;

/// <summary>A Secret of any values.</summary>
internal sealed class GenericSecret : ISecretKind
{
    private readonly Option<string[]> _literals = Flags.Repeated("--from-literal", "Value on the command line, which the shell's history keeps: KEY=VALUE");
    private readonly Option<string[]> _files = Flags.List("--from-file", "File that holds a value: PATH or KEY=PATH (KEY=- is standard input), or a folder of such files");
    private readonly Option<string[]> _environments = Flags.List("--from-env-file", "File of lines KEY=VALUE, each a value");
    private readonly Option<string[]> _prompts = Flags.Repeated("--prompt", "Ask for this value, twice, without showing it");
    private readonly Option<string[]> _generated = Flags.Repeated("--generate", $"Make this value at random: {GeneratedValue.Form}, 32 of alnum without; {GeneratedValue.Sets} are known");
    private readonly Option<string> _type = Flags.Text("--type", "Type of the Secret (default Opaque)");

    public string Name => "generic";

    public string Description => """
        Make a Secret of values from files, literals, prompts and chance, and seal it.

          seal create secret generic db -n shop --from-literal user=shop --generate password > db.yaml
        """;

    public IEnumerable<Option> Options => [_literals, _files, _environments, _prompts, _generated, _type];

    public string? Type(ParseResult line) => Flags.Value(line, _type);

    public IReadOnlyList<GeneratedValue> Generated(ParseResult line) => [.. (line.GetValue(_generated) ?? []).Select(GeneratedValue.Parse)];

    // What is typed comes last: it should not be asked for in vain.
    public void Read(ParseResult line, SecretValues values)
    {
        string[] literals = line.GetValue(_literals) ?? [], files = line.GetValue(_files) ?? [], environments = line.GetValue(_environments) ?? [];
        if (environments.Length > 0 && literals.Length + files.Length > 0)
        {
            throw new UsageException("--from-env-file cannot be combined with --from-file or --from-literal");
        }

        values.Add(files.SelectMany(file => ValueFiles.Read(file)));
        values.Add(environments.SelectMany(ReadEnvironment));
        values.Add(literals.Select(ReadLiteral));
        values.Add((line.GetValue(_prompts) ?? []).Select(key => KeyValuePair.Create(key, TypedValue.Ask(key))));
    }

    private static IEnumerable<KeyValuePair<string, byte[]>> ReadEnvironment(string file)
    {
        var bytes = InputFile.Read(file);
        try
        {
            return [.. EnvironmentFile.Read(bytes, Environment.GetEnvironmentVariable)];
        }
        catch (SealingException e)
        {
            throw e.In(Printable.Line(file));
        }
        finally
        {
            Array.Clear(bytes);
        }
    }

    // The text is not shown: without a key it may be the secret itself.
    private static KeyValuePair<string, byte[]> ReadLiteral(string text) => text.IndexOf('=', StringComparison.Ordinal) is > 0 and var sign
        ? KeyValuePair.Create(text[..sign], Encoding.UTF8.GetBytes(text[(sign + 1)..]))
        : throw new UsageException("--from-literal has no key") { Hint = "--from-literal KEY=VALUE" };
}
