namespace Sealing.Sops.Kinds;

/// <summary>Keys of Google Cloud KMS.</summary>
internal sealed class GcpKmsKind() : MasterKeyKind("gcp_kms", 3, ["resource_id"], new KeyKindFlag("gcp-kms", "SOPS_GCP_KMS_IDS", "Resource ids of GCP KMS keys"))
{
    public override string[] GroupKeyFields => Fields;
}
