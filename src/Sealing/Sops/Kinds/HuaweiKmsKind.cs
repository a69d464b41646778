namespace Sealing.Sops.Kinds;

/// <summary>Keys of Huawei Cloud KMS.</summary>
internal sealed class HuaweiKmsKind() : MasterKeyKind("hckms", 7, ["key_id"], new KeyKindFlag("hckms", "SOPS_HUAWEICLOUD_KMS_IDS", "Ids of Huawei Cloud KMS keys"))
{
    public override string[] GroupKeyFields => Fields;
}
