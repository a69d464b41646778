namespace Sealing.Sops.Kinds;

internal sealed class GcpKmsKind() : MasterKeyKind("gcp_kms", 3, ["resource_id"], "SOPS_GCP_KMS_IDS", "Resource ids of GCP KMS keys")
{
    public override IReadOnlyList<string> GroupKeyFields => Fields;
}
