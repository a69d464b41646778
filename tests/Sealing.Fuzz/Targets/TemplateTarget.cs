using System.Text;
using Sealing.GoTemplates;
using Sealing.GoTemplates.Values;

namespace Sealing.Fuzz.Targets;

/// <summary>Templates of SealedSecrets, parsed and rendered.</summary>
internal sealed class TemplateTarget : IFuzzTarget
{
    public string Name => "template";

    public IReadOnlyList<byte[]> Seeds { get; } = SeedFolder.Read("template");

    public void Run(byte[] input)
    {
        var dot = new GoMap(GoType.StringMap);
        dot.Entries["password"] = new GoString("kX92jf0aPq7w");
        dot.Entries["number"] = new GoString("12");
        try
        {
            GoTemplate.Parse("t", Encoding.UTF8.GetString(input)).Render(dot, new RenderingBudget());
        }
        catch (TemplateException)
        {
            // Refused: unsealing says where in which document.
        }
    }
}
