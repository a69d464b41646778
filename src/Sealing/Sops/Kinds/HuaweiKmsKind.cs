namespace Sealing.Sops.Kinds;

internal sealed class HuaweiKmsKind() : SopsKeyKind("hckms", 7, ["key_id"], "SOPS_HUAWEICLOUD_KMS_IDS", "Ids of Huawei Cloud KMS keys")
{
    internal override IReadOnlyList<string> GroupKeyFields => Fields;
}
