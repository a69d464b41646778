namespace Sealing.GoTemplates.Functions;

/// <summary>Functions of Go and Sprig that templates cannot use here.</summary>
internal static class RefusedFunctions
{
    private static readonly (string Reason, string Names)[] Groups =
    [
        ("the controller does not have it either", "env expandenv getHostByName"),
        ("its result is another one each time, so that the cluster would have another Secret",
            """
            buildCustomCert derivePassword encryptAES genCA genCAWithKey genPrivateKey genSelfSignedCert genSelfSignedCertWithKey
            genSignedCert genSignedCertWithKey randAlpha randAlphaNum randAscii randBytes randInt randNumeric shuffle uuidv4
            """),
        ("its result depends on the clock or the time zone",
            """
            ago date dateInZone dateModify date_in_zone date_modify duration durationRound htmlDate htmlDateInZone mustDateModify
            mustToDate must_date_modify now toDate unixEpoch
            """),
        ("no value here is a function", "call"),
        ("it is none of those that templates of Secrets need",
            """
            abbrev abbrevboth add1f addf base camelcase clean decryptAES dir divf ext hello initials isAbs kebabcase maxf minf mulf
            osBase osClean osDir osExt osIsAbs semver semverCompare snakecase subf toDecimal urlJoin urlParse wrap wrapWith
            """),
        ("regular expressions of Go are others than those of .NET",
            """
            mustRegexFind mustRegexFindAll mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit
            regexFind regexFindAll regexMatch regexQuoteMeta regexReplaceAll regexReplaceAllLiteral regexSplit
            """),
    ];

    private static readonly Dictionary<string, string> Reasons = Groups
        .SelectMany(group => group.Names.Split(null as char[], StringSplitOptions.RemoveEmptyEntries).Select(name => (name, group.Reason)))
        .ToDictionary(StringComparer.Ordinal);

    public static IReadOnlyCollection<string> Names => Reasons.Keys;

    /// <summary>Why the function is refused, or null where there is no such function.</summary>
    public static string? Reason(string name) => Reasons.GetValueOrDefault(name);
}
