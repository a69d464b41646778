namespace Sealing.Cli.Tests;

/// <summary>
/// A session at a shell, in one text file. <c>$ command</c> runs in a shell; the lines after it are stdout; <c>! </c> starts a line of stderr and
/// <c>? </c> the exit code where it is not 0. <c>[..]</c> stands for any text in a line. <c># </c> starts a remark; <c># needs: </c> programs that
/// have to be installed; <c># cluster</c> starts an API server with a controller, whose kubeconfig is there; <c># web server</c>
/// one whose addresses are in <c>$HTTP</c> and <c>$HTTPS</c>; <c># kms</c> an AWS KMS, which the AWS variables name; <c># vault</c> a Vault at <c>$VAULT</c>; <c>-- name --</c> a file that is there beforehand.
/// </summary>
internal sealed record Transcript(IReadOnlyList<TranscriptStep> Steps, IReadOnlyDictionary<string, string> Files, IReadOnlyList<string> Needs)
{
    private const string ClusterMark = "# cluster";
    private const string WebServerMark = "# web server";
    private const string KmsMark = "# kms";
    private const string VaultMark = "# vault";
    private const string NeedsMark = "# needs: ";

    public bool UsesCluster { get; private init; }

    public bool UsesWebServer { get; private init; }

    public bool UsesKms { get; private init; }

    public bool UsesVault { get; private init; }

    public static Transcript Parse(string text)
    {
        var steps = new List<TranscriptStep>();
        var files = new Dictionary<string, string>();
        var needs = new List<string>();
        string? file = null;
        var marks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n')[..^1])
        {
            if (line is ['-', '-', ' ', .. var name, ' ', '-', '-'])
            {
                files[file = name] = "";
            }
            else if (file is not null)
            {
                files[file] += line + "\n";
            }
            else if (line is ['$', ' ', .. var command])
            {
                steps.Add(new TranscriptStep(command));
            }
            else if (line is ClusterMark or WebServerMark or KmsMark or VaultMark)
            {
                marks.Add(line);
            }
            else if (line.StartsWith(NeedsMark, StringComparison.Ordinal))
            {
                needs.AddRange(line[NeedsMark.Length..].Split(' '));
            }
            else if (steps.Count > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                steps[^1].Expect(line);
            }
        }

        return new Transcript(steps, files, needs)
        {
            UsesCluster = marks.Contains(ClusterMark),
            UsesWebServer = marks.Contains(WebServerMark),
            UsesKms = marks.Contains(KmsMark),
            UsesVault = marks.Contains(VaultMark),
        };
    }
}

internal sealed record TranscriptStep(string Command)
{
    public List<string> Output { get; } = [];

    public List<string> Errors { get; } = [];

    public int ExitCode { get; private set; }

    public void Expect(string line)
    {
        switch (line)
        {
            case ['!', ' ', .. var error]:
                Errors.Add(error);
                break;
            case ['?', ' ', .. var code]:
                ExitCode = int.Parse(code, System.Globalization.CultureInfo.InvariantCulture);
                break;
            case not "":
                Output.Add(line);
                break;
        }
    }
}
