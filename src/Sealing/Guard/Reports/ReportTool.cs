namespace Sealing.Guard.Reports;

/// <summary>The command whose findings a report holds.</summary>
/// <param name="Name">What reports call it.</param>
/// <param name="Id">The same as an identifier, with dashes.</param>
/// <param name="Clean">What a report says where nothing was found.</param>
internal sealed record ReportTool(string Name, string Id, string Clean)
{
    public static readonly ReportTool Guard = new("seal guard", "seal-guard", "no plaintext secret");

    public static readonly ReportTool Verify = new("seal verify", "seal-verify", "no faulty SealedSecret");

    /// <summary>The name that SARIF's fingerprints have.</summary>
    public string FingerprintName => (this == Guard ? "sealGuard" : "sealVerify") + "/v1";
}
