namespace Sealing.Sops;

/// <summary>A value that an edited text must hold.</summary>
internal readonly record struct ExpectedValue(string Aad, SopsValue Value)
{
    public static bool AreMet(IReadOnlyList<ExpectedValue> expected, IEnumerable<SopsItem> found)
    {
        var index = 0;
        foreach (var item in found)
        {
            if (index == expected.Count || !expected[index].IsMetBy(item))
            {
                return false;
            }

            index++;
        }

        return index == expected.Count;
    }

    // A float without decimals reads back as an integer of the same text.
    private bool IsMetBy(SopsItem item) =>
        item.Path.Aad == Aad && item.Value.IsString == Value.IsString && item.Value.HasTextOf(Value);
}
