namespace Sealing.Sops.Kinds;

internal sealed class GcpKmsKind() : SopsKeyKind("gcp_kms", 3, ["resource_id"], "SOPS_GCP_KMS_IDS", "Resource ids of GCP KMS keys")
{
    internal override IReadOnlyList<string> GroupKeyFields => Fields;
}
