using System.CommandLine;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Sops.Keys;
using Sealing.Sops;

namespace Sealing.Cli.Sops.Arguments;

/// <summary>The flags of <c>seal sops</c>: the reference's names and short forms. Those before a subcommand count for it too.</summary>
internal sealed class SopsOptions
{
    /// <summary>The flags that name master keys, in the order in which the keys come, with the variable that stands for each.</summary>
    public IReadOnlyList<SopsKeyFlag> Keys { get; } = [.. SopsKeyKind.All.Select(kind => new SopsKeyFlag(kind))];

    private readonly Option[] _ignored = [.. SopsIgnoredFlags.All()];

    public Option<bool> Decrypt { get; } = Flags.Switch("--decrypt", "Decrypt a file", "-d");

    public Option<bool> Encrypt { get; } = Flags.Switch("--encrypt", "Encrypt a file", "-e");

    public Option<bool> Rotate { get; } = Flags.Switch("--rotate", "Encrypt a file with a new data key", "-r");

    public Option<string> Set { get; } = Flags.Text("--set", "Set a value: '[\"key\"] JSON'");

    public Option<bool> InPlace { get; } = Flags.Switch("--in-place", "Write the result back to the file", "-i");

    public Option<string> Output { get; } = Flags.File("--output", "Write the result to this file, in one step");

    public Option<string> Extract { get; } = Flags.Text("--extract", "Print one value: '[\"key\"][0]'");

    public Option<string> InputType { get; } = Flags.Word("--input-type", "Format of the input", SopsFormats.Words);

    public Option<string> OutputType { get; } = Flags.Word("--output-type", "Format of the output", SopsFormats.Words);

    public Option<string> FileName { get; } = Flags.File("--filename-override", "Path that decides the format and the creation rule");

    public Option<bool> IgnoreMac { get; } = Flags.Switch("--ignore-mac", "Do not check that the values are those that were encrypted");

    public Option<bool> MacOnlyEncrypted { get; } = Flags.Switch("--mac-only-encrypted", "Have the MAC cover the encrypted values only");

    /// <summary>The flags that select values, by the names that metadata has for them.</summary>
    public IReadOnlyDictionary<string, Option<string>> Rules { get; } =
        SopsSelection.Names.ToDictionary(name => name, name => Flags.Text("--" + name.Replace('_', '-'), DescriptionOf(name)), StringComparer.Ordinal);

    public Option<string> Config { get; } = Flags.File("--config", "The .sops.yaml to use [SOPS_CONFIG]");

    public Option<string> Context { get; } = Flags.Text("--encryption-context", "Encryption context of AWS KMS keys: name:value,name:value");

    public Option<string> AwsProfile { get; } = Flags.Text("--aws-profile", "Profile of the AWS configuration");

    public Option<int> Threshold { get; } = Flags.Number("--shamir-secret-sharing-threshold", "How many key groups are needed", 0, 0, 255);

    public Option<string> Order { get; } = Flags.Text("--decryption-order", "Kinds of keys in the order to try them [SOPS_DECRYPTION_ORDER]");

    public Option<bool> ShowMasterKeys { get; } = Flags.Switch("--show-master-keys", "Show the metadata in the editor", "-s");

    public Option<bool> ValueFile { get; } = Flags.Switch("--value-file", "Take the value for the name of the file that holds it");

    public Option<bool> ValueStdin { get; } = Flags.Switch("--value-stdin", "Read the value from standard input");

    public Option<bool> Idempotent { get; } = Flags.Switch("--idempotent", "Do nothing where nothing would change");

    public Option<bool> Recursive { get; } = Flags.Switch(
        "--recursive",
        "Take folders, with --in-place or --dry-run: encrypt takes what the path_regex of a rule is for and, where only a rule for all paths is, Kubernetes Secrets and .env files; "
            + "kustomizations, other Kubernetes objects, certificates, Markdown, READMEs and licences only where a path_regex is for them and not for any file beside them",
        "-r");

    public Option<string> Update { get; } = Flags.File("--update", "Encrypt over this file: values that did not change keep their ciphertext");

    public Option<bool> Yes { get; } = Flags.Switch("--yes", "Do not ask", "-y");

    public Option<bool> OmitExtensions { get; } = Flags.Switch("--omit-extensions", "Publish names without their extensions");

    public Option<bool> DryRun { get; } = Flags.Switch("--dry-run", "Only show what would change");

    public Option<string> GroupFile { get; } = Flags.File("--file", "The file whose groups to change", "-f");

    public Option<bool> Pristine { get; } = Flags.Switch("--pristine", "Give the command the values and no other environment");

    public Option<string> User { get; } = Flags.Text("--user", "User to run the command as");

    public Option<bool> SameProcess { get; } = Flags.Switch("--same-process", "Become the command instead of starting it");

    public Option<bool> Background { get; } = Flags.Switch("--background", "Do not wait for the command");

    public Option<bool> NoFifo { get; } = Flags.Switch("--no-fifo", "Write a file instead of a pipe, for programs that read it more than once");

    public Option<string> TemporaryName { get; } = Flags.File("--filename", "Name of the file that the command reads");

    public Option<bool> ShowValues { get; } = Flags.Switch("--show-values", "Show what was and what is");

    public Option<string> Indent { get; } = Flags.Text("--indent", "Columns to indent new text by");

    public Option<string[]> KeyServices { get; } = Flags.Hidden(Flags.Repeated("--keyservice", "Key service to try too: tcp://HOST:PORT or unix:///PATH [SOPS_KEYSERVICE]"));

    public Option<bool> EnableLocal { get; } = Flags.Hidden(Flags.Switch("--enable-local-keyservice", "Use the keys of this process [SOPS_ENABLE_LOCAL_KEYSERVICE]"));

    public Option<bool> Verbose { get; } = Flags.Hidden(Flags.Switch("--verbose", "Tell of each request"));

    public Option<string> Network { get; } = Flags.Text("--network", "tcp or unix", "--net");

    public Option<string> Address { get; } = Flags.Text("--address", "HOST:PORT to listen on (127.0.0.1:5000), or the path of a socket", "--addr");

    public Option<bool> Asks { get; } = Flags.Switch("--prompt", "Ask about each request");

    public Option<bool> Version { get; } = Flags.Switch("--version", "Print the version", "-v");

    public Argument<string[]> Arguments { get; } = new("FILE") { Arity = ArgumentArity.ZeroOrMore };

    public IEnumerable<Option> Selection => [.. Rules.Values, MacOnlyEncrypted];

    public IEnumerable<Option> Types => [InputType, OutputType, FileName];

    public IEnumerable<Option> NewKeys => [.. Keys.Select(flag => flag.Key), Context, AwsProfile, Threshold];

    public IEnumerable<Option> ChangedKeys => [.. Keys.SelectMany(flag => new[] { flag.Added, flag.Removed }), Context, AwsProfile];

    /// <summary>Those that count for every command.</summary>
    public IEnumerable<Option> Common => [KeyServices, EnableLocal, Verbose, .. _ignored];

    public IEnumerable<Option> Legacy =>
    [
        Decrypt, Encrypt, Rotate, Set, InPlace, Output, Extract, .. Types, IgnoreMac, .. Selection, Config, .. NewKeys, .. ChangedKeys.Except(NewKeys), Order,
        ShowMasterKeys, Indent, Version,
    ];

    private static string DescriptionOf(string rule) =>
        (rule.StartsWith("un", StringComparison.Ordinal) ? "Leave values under " : "Encrypt only values under ")
        + (rule.EndsWith("_suffix", StringComparison.Ordinal) ? "keys with this suffix" : rule.EndsWith("_comment_regex", StringComparison.Ordinal) ? "comments that this matches" : "keys that this matches");
}
