namespace Sealing.Sops.Kinds;

internal sealed class HuaweiKmsKind() : MasterKeyKind("hckms", 7, ["key_id"], "SOPS_HUAWEICLOUD_KMS_IDS", "Ids of Huawei Cloud KMS keys")
{
    public override IReadOnlyList<string> GroupKeyFields => Fields;
}
