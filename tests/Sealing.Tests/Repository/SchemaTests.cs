using System.Text;
using System.Text.Json;
using Sealing.Guard;
using Sealing.Repository;
using Xunit;

namespace Sealing.Tests.Repository;

/// <summary>The JSON schema that comes with the program says what the reader of .sealing.yaml knows, neither more nor less.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "sealing.schema.json"))).RootElement;

    public static TheoryData<string, string[]> Mappings => new()
    {
        { "", RepositoryReader.Fields },
        { "cluster", RepositoryReader.ClusterFields },
        { "controller", RepositoryReader.ControllerFields },
        { "guard", ConfigurationReader.Keys },
        { "guardPaths", ConfigurationReader.PathKeys },
        { "allowed", ConfigurationReader.AllowKeys },
        { "certificate", ConfigurationReader.CertificateKeys },
        { "rule", CustomRuleReader.Keys },
        { "samples", CustomRuleReader.SampleKeys },
    };

    [Theory]
    [MemberData(nameof(Mappings))]
    public void A_mapping_has_the_fields_that_the_reader_knows_and_no_others(string name, string[] known)
    {
        var mapping = Definition(name);
        Assert.Equal(known.Order(), mapping.GetProperty("properties").EnumerateObject().Select(field => field.Name).Order());
        Assert.False(mapping.GetProperty("additionalProperties").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Mappings))]
    public void Every_field_can_be_read_as_its_example_says(string name, string[] known)
    {
        Assert.NotEmpty(known);
        var fields = Definition(name).GetProperty("properties").EnumerateObject().ToDictionary(field => field.Name, field => Example(field.Value), StringComparer.Ordinal);
        var written = "{" + string.Join(", ", fields.Select(field => $"\"{field.Key}\": {field.Value}")) + "}";
        Assert.NotNull(RepositoryConfiguration.Parse(Encoding.UTF8.GetBytes(Within(name, written))));
    }

    [Theory]
    [InlineData("cluster")]
    [InlineData("allowed")]
    [InlineData("certificate")]
    public void What_the_schema_requires_the_reader_requires(string name)
    {
        var definition = Definition(name);
        foreach (var required in definition.GetProperty("required").EnumerateArray().Select(field => field.GetString()))
        {
            var others = definition.GetProperty("properties").EnumerateObject().Where(field => field.Name != required).Select(field => $"\"{field.Name}\": {Example(field.Value)}");
            Assert.Throws<SealingException>(() => RepositoryConfiguration.Parse(Encoding.UTF8.GetBytes(Within(name, "{" + string.Join(", ", others) + "}"))));
        }
    }

    private static JsonElement Definition(string name) => name.Length == 0 ? Schema : Schema.GetProperty("definitions").GetProperty(name);

    private static string Example(JsonElement field) => field.TryGetProperty("examples", out var examples) ? examples[0].GetRawText() : Example(Definition(field.GetProperty("$ref").GetString()!.Split('/')[^1]));

    private static string Within(string name, string mapping) => name switch
    {
        "" => mapping,
        "cluster" => "{clusters: {dev: " + mapping + "}}",
        "controller" => "{clusters: {dev: {cert: a, controller: " + mapping + "}}}",
        "guard" => "{guard: " + mapping + "}",
        "guardPaths" => "{guard: {paths: " + mapping + "}}",
        "allowed" => "{guard: {allow: [" + mapping + "]}}",
        "certificate" => "{guard: {certificates: [" + mapping + "]}}",
        "rule" => "{guard: {customRules: [" + mapping + "]}}",
        _ => "{guard: {customRules: [{id: x, regex: x, samples: " + mapping + "}]}}",
    };
}
