using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Sealing.Guard;

namespace Sealing.Repository;

/// <summary>What <c>seal verify</c> finds, by number, for reports that other programs read.</summary>
internal static class VerifyRules
{
    public static readonly GuardRule Broken = new()
    {
        Id = "SV101",
        Title = "SealedSecret that does not become a Secret",
        Why = "an API server or the controller refuses it, so that the Secret stays as it was or is missing",
        Fix = "seal the Secret anew for its name, namespace and scope",
    };

    public static readonly GuardRule Unreadable = new()
    {
        Id = "SV102",
        Title = "file that cannot be checked",
        Why = "nobody knows whether what is in it is right",
        Fix = "correct the file at this place",
    };

    public static readonly GuardRule OtherCluster = new()
    {
        Id = "SV103",
        Title = "sealed for another cluster",
        Why = "the controller of the cluster that its path is for cannot open it",
        Fix = "move it back, or seal the Secret for this cluster",
    };

    public static readonly GuardRule Stale = new()
    {
        Id = "SV104",
        Title = "sealed for an old certificate",
        Why = "the key is older than the pinned certificate: whoever got hold of it opens the file, and the controller may have lost it",
        Fix = "re-encrypt it with seal reencrypt; where the certificate in the repository is the old one, fetch it anew",
        Severity = GuardSeverity.Warning,
    };

    public static readonly GuardRule Plaintext = new()
    {
        Id = "SV105",
        Title = "plaintext beside SealedSecrets",
        Why = "what is committed with them is known",
        Fix = "change the value, and seal the new one",
    };

    public static readonly GuardRule Doubtful = new()
    {
        Id = "SV106",
        Title = "to be looked at",
        Why = "it is right only if something else is, which is not in the file",
        Fix = "see whether it is meant so",
        Severity = GuardSeverity.Warning,
    };

    /// <summary>A finding of one of these.</summary>
    public static Finding Find(GuardRule rule, string file, SealingException problem, GuardSeverity severity) => new()
    {
        Rule = rule,
        File = file,
        Line = Math.Max(problem.Place.Line, 1),
        Column = Math.Max(problem.Place.Column, 1),
        YamlPath = problem.Place.Key ?? "",
        Severity = severity,
        Detail = problem.Reason,
        Fingerprint = "sv1:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{rule.Id}\0{file}\0{problem.Place.Document}\0{problem.Place.Key}\0{problem.Reason}"))).AsSpan(0, 16)),
    };
}
