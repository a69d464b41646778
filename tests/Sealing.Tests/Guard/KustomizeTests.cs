using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Files that become part of a Secret because a kustomization says so. Source: kustomize.config.k8s.io/v1beta1, patches and secretGenerator.</summary>
public sealed class KustomizeTests
{
    private const string Operations = "- {op: replace, path: /data/user, value: Z2VoZWlt}\n- {op: remove, path: /data/old}\n- {op: add, path: /metadata/labels/a, value: b}\n";

    [Theory]
    [InlineData("patches:\n- {path: p.yaml, target: {kind: Secret}}\n", Operations, "SG303 [0].value")]
    [InlineData("patchesJson6902:\n- path: ./p.yaml\n  target: {version: v1, kind: Secret, name: db}\n", "- op: add\n  path: /stringData\n  value: {a: b, c: d}\n", "SG303 [0].value.a, SG303 [0].value.c")]
    [InlineData("patches:\n- {path: p.yaml, target: {kind: Secret}}\n", "stringData: {a: b}\n", "SG303 stringData.a")]
    [InlineData("patches:\n- {path: p.yaml, target: {kind: ConfigMap}}\n", Operations, "")]
    [InlineData("patches:\n- {path: q.yaml, target: {kind: Secret}}\n", Operations, "")]
    [InlineData("patches:\n- p.yaml\n- path: p.yaml\n", Operations, "")]
    [InlineData("secretGenerator:\n- {name: db, files: [key=p.yaml]}\n", "a: b\n", "SG302 ")]
    public void A_file_is_judged_by_the_kustomization_beside_it(string kustomization, string text, string expected)
    {
        var context = GuardContext.Read([KeyValuePair.Create("base/kustomization.yaml", Encoding.UTF8.GetBytes(kustomization))]);
        var found = PlaintextScanner.Scan("base/p.yaml", Encoding.UTF8.GetBytes(text), context);
        Assert.Equal(expected, string.Join(", ", found.Select(finding => $"{finding.Rule.Id} {finding.YamlPath}")));
    }
}
