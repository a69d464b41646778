using System.CommandLine;

namespace Sealing.Cli.Commands;

/// <summary>The flags of kubectl's client and of klog that kubeseal takes. Offline they are accepted and change nothing.</summary>
internal static class ClusterFlags
{
    private static readonly string[] WithValue =
    [
        "--controller-name", "--controller-namespace", "--kubeconfig",
        "--as", "--as-uid", "--as-group", "--certificate-authority", "--client-certificate", "--client-key", "--cluster", "--context", "--user",
        "--server", "--tls-server-name", "--token", "--username", "--password", "--proxy-url", "--request-timeout",
        "--v", "--vmodule", "--stderrthreshold", "--log_dir", "--log_file", "--log_file_max_size", "--log_backtrace_at",
    ];

    private static readonly string[] Switches =
    [
        "--insecure-skip-tls-verify", "--disable-compression",
        "--logtostderr", "--alsologtostderr", "--add_dir_header", "--skip_headers", "--skip_log_headers", "--one_output",
    ];

    public static IEnumerable<Option> All()
    {
        foreach (var name in WithValue)
        {
            var option = Flags.Ignored(name, ArgumentArity.OneOrMore);
            if (name == "--v")
            {
                option.Aliases.Add("-v");
            }

            yield return option;
        }

        foreach (var name in Switches)
        {
            var option = Flags.Switch(name, "");
            option.Hidden = true;
            yield return option;
        }
    }
}
