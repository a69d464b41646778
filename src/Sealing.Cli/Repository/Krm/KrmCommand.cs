using System.CommandLine;
using Sealing.Cli.Host;
using Sealing.Cli.Host.Files;
using Sealing.Cli.Host.Terminals;
using Sealing.Data;

namespace Sealing.Cli.Repository.Krm;

/// <summary><c>seal krm</c>, and the whole program under the name ksops: a function that kustomize runs to make Secrets of SOPS files.</summary>
internal static class KrmCommand
{
    public const string Name = "krm";

    /// <summary>The name of the plugin whose configurations are taken too.</summary>
    public const string Ksops = "ksops";

    public static Command Create()
    {
        var file = new Argument<string?>("FILE") { Arity = ArgumentArity.ZeroOrOne, Description = "A configuration, whose objects are printed: the form of kustomize's old plugins. Without it a ResourceList is read" };
        var command = new Command(Name, "Make Secrets of SOPS files for kustomize, as its KRM function") { file };
        command.SetAction(line => line.GetValue(file) is { } path ? PrintObjects(path) : Transform());
        return command;
    }

    private static int PrintObjects(string path)
    {
        var configuration = KrmText.Read(InputFile.Read(path)) is [ManifestMap only] ? only : throw new SealingException($"{path}: the configuration is one object");
        Terminal.Write(string.Join("---\n", Generator.Run(configuration).Select(KrmText.Write)));
        return 0;
    }

    private static int Transform()
    {
        if (Terminal.InputIsTerminal)
        {
            throw new UsageException("no ResourceList: kustomize gives it on standard input, and calls this with 'kustomize build --enable-alpha-plugins --enable-exec'");
        }

        var list = ResourceList.Read(InputFile.ReadStandardInput());
        try
        {
            Terminal.Write(KrmText.Write(list.With(Results(list))));
            return 0;
        }
        catch (Exception e) when ((e is SealingException ? e.Message : FileErrors.Describe(e)) is { } message)
        {
            Terminal.Write(KrmText.Write(list.Failed(message)));
            throw;
        }
    }

    // A transformer opens what it is given; a generator adds what it makes.
    private static IEnumerable<ManifestMap> Results(ResourceList list) => KrmText.TextOf(list.Configuration, "kind") == Transformer.Kind
        ? list.Items.Select(new Transformer().Open)
        : [.. list.Items, .. Generator.Run(list.Configuration)];
}
