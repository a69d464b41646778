using System.CommandLine;
using Sealing.Cli.Host.Parsing;

namespace Sealing.Cli.SealedSecrets;

/// <summary>The flags of klog that kubeseal takes. They are accepted and change nothing: there is no log.</summary>
internal static class LogFlags
{
    private static readonly string[] WithValue =
        ["--v", "--vmodule", "--stderrthreshold", "--log_dir", "--log_file", "--log_file_max_size", "--log_backtrace_at"];

    private static readonly string[] Switches =
        ["--logtostderr", "--alsologtostderr", "--add_dir_header", "--skip_headers", "--skip_log_headers", "--one_output"];

    public static IEnumerable<Option> All()
    {
        foreach (var name in WithValue)
        {
            var option = Flags.Text(name, "", name == "--v" ? ["-v"] : []);
            option.Hidden = true;
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
