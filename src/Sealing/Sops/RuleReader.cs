using Sealing.Sops.Rules;
using Sealing.Syntax;

namespace Sealing.Sops;

/// <summary>Reads the rules of a configuration. Source: SOPS' documented behaviour.</summary>
internal sealed class RuleReader(TimeProvider time)
{
    private static readonly string[] Places = ["s3_bucket", "gcs_bucket", "vault_path"];
    private static readonly string[] Indented = ["yaml", "json", "json_binary"];

    private readonly KeyGroupReader _groups = new(time);

    /// <exception cref="SealingException">It is no map, or its rules are no lists.</exception>
    public SopsConfiguration Read(YamlNode root)
    {
        var notes = new RuleNotes([], []);
        var map = new RuleMap(root, "", notes).Knowing(FieldNames.File);
        var creations = map.Items("creation_rules").Select((item, i) => Creation(new RuleMap(item.Node, item.Place, notes.Next()), i + 1)).ToArray();
        var destinations = map.Items("destination_rules").Select((item, i) => Destination(new RuleMap(item.Node, item.Place, notes.Next()), i + 1)).ToArray();
        if (notes.Faults is [var fault, ..])
        {
            throw new SealingException(ErrorKind.InvalidDocument, fault.Reason, new(0, fault.Line, fault.Column, fault.Field.Length == 0 ? null : fault.Field));
        }

        var indents = Indents(map);
        return new SopsConfiguration(map.Has("creation_rules") ? creations : null, destinations, indents, [.. notes.Unknown, .. notes.Faults]);
    }

    private SopsCreationRule Creation(RuleMap map, int number)
    {
        var path = Path(map.Knowing(FieldNames.Creation));
        var selection = SopsSelection.Of(map.Text);
        var (threshold, isMacOnly) = (map.Number("shamir_threshold"), map.Switch(SopsSelection.MacOnlyEncrypted));
        var fault = map.Notes.Faults.FirstOrDefault();
        var last = selection.Rules.Select(rule => map.At(rule.Key)).MaxBy(place => (place.Line, place.Column));
        return new SopsCreationRule(path, selection, last ?? map.At(""))
        {
            Number = number,
            KeyGroups = _groups.Read(map),
            ShamirThreshold = threshold,
            MacOnlyEncrypted = isMacOnly,
            FieldsFault = fault,
            KeysFault = map.Notes.Faults.FirstOrDefault(),
        };
    }

    private SopsDestinationRule Destination(RuleMap map, int number)
    {
        var path = Path(map.Knowing(FieldNames.Destination));
        if (Places.Count(name => map.Named(name) is not null) != 1)
        {
            map.Note("", "must name one destination: s3_bucket, gcs_bucket or vault_path");
        }

        var version = map.Has("vault_kv_version") ? map.Number("vault_kv_version") : 2;
        if (version is not (1 or 2))
        {
            map.Note("vault_kv_version", "must be 1 or 2");
        }

        return new SopsDestinationRule(path)
        {
            Number = number,
            S3Bucket = map.Named("s3_bucket"),
            S3Prefix = map.Text("s3_prefix") ?? "",
            GcsBucket = map.Named("gcs_bucket"),
            VaultPath = map.Named("vault_path"),
            VaultAddress = map.Named("vault_address"),
            VaultMount = map.Named("vault_kv_mount_name") ?? "secret/",
            VaultVersion = version,
            OmitExtensions = map.Switch("omit_extensions"),
            RecreationRule = map.Map("recreation_rule") is { } recreation ? Recreation(recreation, number) : null,
            FieldsFault = map.Notes.Faults.FirstOrDefault(),
        };
    }

    // A rule without keys says nothing: files go as they are.
    private SopsCreationRule? Recreation(RuleMap map, int number) =>
        Creation(map, number) is { } rule && rule.KeyGroups.Any(group => group.Keys.Count > 0) ? rule : null;

    private static RulePath Path(RuleMap map) => new(map.Text("path_regex") ?? "", map.At("path_regex"));

    private static Dictionary<string, int> Indents(RuleMap map)
    {
        var stores = map.Map("stores");
        return Indented.Select(format => (Format: format, Store: stores?.Map(format))).Where(entry => entry.Store?.Has("indent") == true)
            .ToDictionary(entry => entry.Format, entry => entry.Store!.Number("indent"), StringComparer.Ordinal);
    }
}
