using System.CommandLine;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Cli.Sops.Arguments;

namespace Sealing.Cli.Repository.Drivers;

/// <summary><c>seal git textconv</c>: what <c>git diff</c> shows of a file. It never fails for want of a key: <c>git diff</c> would end there.</summary>
internal static class GitTextconvCommand
{
    /// <summary>The variable that asks for the values.</summary>
    public const string ShowVariable = "SEAL_GIT_SHOW_VALUES";

    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The file that git diff is to show" };
        var command = new Command("textconv", $"Print what is in a SOPS file or a SealedSecret, values masked unless {ShowVariable} is set, as git diff asks for it") { file };
        command.SetAction(line =>
        {
            var path = line.GetValue(file)!;
            var bytes = InputFile.Read(path, SizeLimit.Sops);
            if (ShownFile.Of(bytes, SopsFormats.Of(null, path)) is { } text)
            {
                Terminal.Write(text);
            }
            else
            {
                Terminal.Write(bytes);
            }

            return 0;
        });
        return command;
    }
}
