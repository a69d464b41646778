using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>The files of Vectors/guard: each bad case is found by the rule that is meant for it, each good one is silent.</summary>
public sealed class GuardCorpusTests
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Vectors", "guard");

    /// <summary>The rule for each bad case, by its number.</summary>
    private static readonly Dictionary<string, string> Rules = """
        001 SG101, 002 SG101, 003 SG101, 004 SG101, 005 SG102, 006 SG102, 007 SG102, 008 SG101, 009 SG101, 010 SG101, 011 SG101, 012 SG101, 013 SG101, 014 SG102, 015 SG101, 016 SG101,
        017 SG101, 018 SG101, 019 SG101, 020 SG101, 021 SG101, 022 SG101, 023 SG507, 024 SG507, 025 SG405, 026 SG405, 027 SG404, 028 SG404, 029 SG401, 030 SG401, 031 SG401, 032 SG402,
        033 SG402, 034 SG403, 035 SG403, 036 SG301, 037 SG301, 038 SG302, 039 SG302, 040 SG303, 041 SG101, 042 SG403, 043 SG403, 044 SG101, 045 SG101, 046 SG504, 047 SG509, 048 SG503,
        049 SG503, 050 SG101, 051 SG501, 052 SG501, 053 SG502, 054 SG502, 055 SG101, 056 SG101, 057 SG106, 058 SG103, 059 SG103, 060 SG104, 061 SG105, 062 SG201, 063 SG201, 064 SG202,
        065 SG203, 066 SG203, 067 SG202, 068 SG203, 069 SG202, 070 SG601, 071 SG602, 072 SG603, 073 SG606, 074 SG406, 075 SG406, 076 SG406, 077 SG404, 078 SG510, 079 SG511, 080 SG101,
        081 SG101, 082 SG102, 083 SG501, 084 SG406, 085 SG201, 086 SG101, 087 SG509, 088 SG101
        """.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToDictionary(pair => pair[..3], pair => pair[4..]);

    public static TheoryData<string> Bad => Cases("bad");

    public static TheoryData<string> Good => Cases("good");

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_leak_is_found_by_its_rule(string name) =>
        Assert.Contains(Rules[name[..3]], Scan(Path.Combine(Root, "bad", name)).Select(finding => finding.Rule.Id));

    [Theory]
    [MemberData(nameof(Good))]
    public void What_leaks_nothing_is_silent(string name) => Assert.Empty(Scan(Path.Combine(Root, "good", name)).Select(finding => $"{finding.Rule.Id} {finding.Message}"));

    [Fact]
    public void There_are_88_leaks_and_47_harmless_cases() => Assert.Equal((88, 47), (Bad.Count, Good.Count));

    private static TheoryData<string> Cases(string folder) =>
        [.. Directory.GetFileSystemEntries(Path.Combine(Root, folder)).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static List<Finding> Scan(string path)
    {
        var root = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        var found = Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : [path];
        var files = found.ToDictionary(file => Path.GetRelativePath(root, file), File.ReadAllBytes);
        var context = GuardContext.Read(files);
        return [.. files.SelectMany(file => PlaintextScanner.Scan(file.Key, file.Value, context))];
    }
}
