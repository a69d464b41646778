using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Parsing;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Repository;
using Sealing.Cli.SealedSecrets.Cluster;
using Sealing.Manifests;
using Sealing.SealedSecrets;

namespace Sealing.Cli.SealedSecrets;

/// <summary>What a command line of the root command says.</summary>
internal sealed class SealArguments(ParseResult line, SealOptions options, InvokedProgram program)
{
    public string? Certificate => Text(options.Certificate);

    public string? Name => Text(options.Name);

    public string? Namespace => Text(options.Namespace);

    public ClusterArguments Cluster { get; } = new(line, options.Cluster);

    /// <summary>Which cluster of <c>.sealing.yaml</c> a file is for.</summary>
    public ClusterChoice Clusters { get; } = options.Repository.Choice(line);

    /// <summary>Which certificate each file is sealed with.</summary>
    /// <exception cref="UsageException">A flag names one, and <c>--for</c> another.</exception>
    public CertificateChoice Certificates => new(GivenCertificate, IsKubeseal ? null : Clusters, Cluster) { Annotates = line.GetValue(options.Annotate) && !IsKubeseal };

    // A variable is less than a flag, and --for is one.
    private string? GivenCertificate => IsKubeseal || !Clusters.IsNamed ? Certificate
        : Certificate is null || Certificate == FlagEnvironment.Value(options.Certificate.Name) ? null
        : throw new UsageException($"{options.Certificate.Name} and {options.Repository.Clusters.Name} exclude each other");

    public bool AllowsEmptyData => line.GetValue(options.AllowEmptyData);

    public bool ShowsVersion => line.GetValue(options.Version);

    public bool UnsealsForRecovery => line.GetValue(options.RecoveryUnseal);

    public bool FetchesCertificate => line.GetValue(options.FetchCertificate);

    public bool Validates => line.GetValue(options.Validate);

    public bool Reencrypts => line.GetValue(options.Reencrypt) || IsDeprecatedRotate;

    public bool IsDeprecatedRotate => line.GetValue(options.Rotate);

    public bool HasOutputFile => OutputFile is not null;

    public bool HasInputFile => Text(options.Input) is not null;

    public bool IsKubeseal => program.IsKubeseal;

    public bool IsRaw => line.GetValue(options.Raw);

    public bool IsInPlace => line.GetValue(options.InPlace);

    /// <summary>Whether what is no Secret goes on to the output as it is.</summary>
    public bool PassesThrough => line.GetValue(options.PassThrough);

    /// <summary>The path that the result is for, with what stands for each cluster, or null.</summary>
    public string? To => Text(options.To);

    public string? MergeTarget => Text(options.MergeInto);

    public IReadOnlyList<string> FromFiles => line.GetValue(options.FromFile) ?? [];

    public IReadOnlyList<string> RecoveryKeys => line.GetValue(options.RecoveryKeys) ?? [];

    /// <summary>The words that are no flags. kubeseal passes over them.</summary>
    public IReadOnlyList<string> NamedFiles => IsKubeseal ? [] : line.GetValue(options.Files) ?? [];

    /// <summary>The files to seal: those named, else the one of --secret-file, else standard input.</summary>
    public IReadOnlyList<string> Files => NamedFiles is { Count: > 0 } named ? named : [Text(options.Input) ?? "-"];

    /// <summary>The path that says which cluster something is for: of the file that is written, else of the one that is read; null for what has none.</summary>
    public string? PathFor(string file) => OutputFile ?? (file == "-" ? null : file);

    /// <summary>Null where the flag is not given.</summary>
    /// <exception cref="UsageException">Not one of the three.</exception>
    public SealingScope? Scope => Scopes.Parse(Text(options.Scope));

    private string? OutputFile => Text(options.Output);

    /// <summary>What the flags ask for, else what the input is; JSON under the name kubeseal. A .yaml file is YAML whatever the flag says.</summary>
    public ManifestFormat Format(ManifestFormat input)
    {
        if (Path.GetExtension(OutputFile) is ".yaml" or ".yml")
        {
            return ManifestFormat.Yaml;
        }

        return Formats.Parse(Text(options.Format), IsKubeseal ? ManifestFormat.Json : input);
    }

    /// <summary>The format that a flag asks for, or null.</summary>
    public ManifestFormat? GivenFormat => Text(options.Format) is { } word ? Formats.Parse(word, ManifestFormat.Yaml) : null;

    /// <exception cref="UsageException">The first word is nothing that is there, and does not look like a path either.</exception>
    public void CheckFirstWord()
    {
        if (NamedFiles is [var word, ..] && word != "-" && !NearestCommand.LooksLikePath(word))
        {
            throw new UsageException($"\"{word}\" is neither a file nor a command") { Hint = NearestCommand.Hint(word, program.Subcommands) };
        }
    }

    public void CheckFromFile()
    {
        if (FromFiles.Count > 0 && !IsRaw)
        {
            throw new SealingException("--from-file requires --raw");
        }

        if (FromFiles.Count > 1)
        {
            throw new SealingException("must provide only one --from-file when encrypting a single item with --raw");
        }
    }

    public byte[] Read(string path)
    {
        if (path == "-" && Terminal.InputIsTerminal)
        {
            Terminal.Line(IsRaw ? "(tty detected: expecting a secret to encrypt in stdin)" : "(tty detected: expecting json/yaml k8s resource in stdin)");
        }

        try
        {
            return InputFile.Read(path);
        }
        catch (FileException e) when (path == Text(options.Input))
        {
            throw new FileException("Could not read file specified with --secret-file: " + e.Message, e);
        }
    }

    /// <summary>Writes to --sealed-secret-file, else to standard output.</summary>
    public void WriteResult(params byte[][] pieces)
    {
        SizeLimit.Manifest.Check(OutputFile ?? "standard output", pieces);
        if (OutputFile is { } path)
        {
            FileOutput.Replace(path, pieces);
        }
        else
        {
            Terminal.Write(pieces);
        }
    }

    private string? Text(Option<string> option) => line.GetValue(option) is { Length: > 0 } text ? text : null;
}
