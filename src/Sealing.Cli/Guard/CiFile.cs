using System.Text;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Plumbing;
using Sealing.Cli.Host.Terminals;

namespace Sealing.Cli.Guard;

/// <summary>A job for a CI system that looks at what a change brings, and at everything after a merge: hooks can be passed by, this cannot.</summary>
internal static class CiFile
{
    public static readonly string[] Systems = ["github", "gitlab"];

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const string GitHubPath = ".github/workflows/seal-guard.yaml";
    private const string GitLabPath = ".gitlab/seal-guard.yaml";

    /// <summary>Writes the job into a file of its own; one that is there and is not this one stays.</summary>
    /// <exception cref="SealingException">There is another file of that name.</exception>
    public static void Install(string system, string version)
    {
        var name = system == "github" ? GitHubPath : GitLabPath;
        var path = Path.Combine(Git.TryLine("rev-parse", "--show-toplevel") ?? throw new GitException("not in a work tree"), name);
        var content = Encoding.UTF8.GetBytes((system == "github" ? GitHub(version) : GitLab(version)).ReplaceLineEndings("\n"));
        if (File.Exists(path) && !InputFile.Read(path).AsSpan().SequenceEqual(content))
        {
            throw new SealingException($"{name} exists already and is another") { Hint = "move it away to have it written anew" };
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        FileOutput.Replace(path, content, Readable);
        Terminal.Line("wrote " + name);
        if (system == "gitlab")
        {
            Terminal.Hint($"name it in .gitlab-ci.yml: include: [{{local: {GitLabPath}}}]");
        }
    }

    private static string GitHub(string version) => $$$"""
        name: seal guard
        on: [push, pull_request]
        permissions:
          contents: read
        jobs:
          seal-guard:
            runs-on: ubuntu-latest
            env:
              BASE: ${{ github.event.pull_request.base.sha }}
              HEAD: ${{ github.event.pull_request.head.sha }}
            steps:
            - uses: actions/checkout@v4
              with:
                fetch-depth: 0 # each commit of the change is looked at
                persist-credentials: false
            - uses: actions/setup-dotnet@v4
              with:
                dotnet-version: 10.0.x
            - run: dotnet tool install --global Sealing.Cli --version {{{version}}}
            - if: github.event_name == 'pull_request'
              run: seal guard --format github --commits "$BASE..$HEAD"
            - if: github.event_name == 'push'
              run: seal guard --format github --all

        """;

    private static string GitLab(string version) => $$"""
        # The image of the runner needs git and the .NET SDK 10.
        seal-guard:
          stage: test
          variables:
            GIT_DEPTH: "0" # each commit of the change is looked at
          rules:
          - if: $CI_PIPELINE_SOURCE == "merge_request_event"
          - if: $CI_COMMIT_BRANCH
          script:
          - dotnet tool install --tool-path /tmp/seal Sealing.Cli --version {{version}}
          - if [ -n "$CI_MERGE_REQUEST_DIFF_BASE_SHA" ]; then set -- --commits "$CI_MERGE_REQUEST_DIFF_BASE_SHA..$CI_COMMIT_SHA"; else set -- --all; fi
          - /tmp/seal/seal guard "$@" --format gitlab > gl-secret-detection-report.json
          artifacts:
            when: always
            reports:
              secret_detection: gl-secret-detection-report.json

        """;
}
