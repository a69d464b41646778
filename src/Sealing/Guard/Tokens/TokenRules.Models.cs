using System.Text.RegularExpressions;

namespace Sealing.Guard.Tokens;

/// <summary>Tokens of those who run language models and what belongs to them.</summary>
internal static partial class TokenRules
{
    private static readonly TokenRule[] Models =
    [
        Provider("SG650", "Groq key", "delete the key in the console", new RuleSamples("gsk_{w52}", "gsk_x"), new TokenPattern(["gsk_"], Groq())) with { MinEntropy = 3.5 },
        Provider("SG651", "OpenRouter key", "delete the key in the settings", new RuleSamples("sk-or-v1-{h64}", "sk-or-v1-x"), new TokenPattern(["sk-or-v1-"], OpenRouter())) with { MinEntropy = 2.8 },
        Provider("SG652", "xAI key", "delete the key in the console", new RuleSamples("xai-{w80}", "xai-grok"), new TokenPattern(["xai-"], Xai())) with { MinEntropy = 3.5 },
        Provider("SG653", "Perplexity key", "delete the key in the settings", new RuleSamples("pplx-{w48}", "pplx-api"), new TokenPattern(["pplx-"], Perplexity())) with { MinEntropy = 3.5 },
        Provider("SG654", "Replicate token", "disable the token in the account", new RuleSamples("r8_{w37}", "r8_x"), new TokenPattern(["r8_"], Replicate())) with { MinEntropy = 3.5 },
        Provider("SG655", "Hugging Face token of an organization", "invalidate it in the organization's settings", new RuleSamples("api_org_{l34}", "api_org_name"), new TokenPattern(["api_org_"], HuggingFaceOrganization())) with { MinEntropy = 3.2 },
        Provider("SG656", "NVIDIA key", "delete the key in the console", new RuleSamples("nvapi-{w64}", "nvapi-x"), new TokenPattern(["nvapi-"], Nvidia())) with { MinEntropy = 3.5 },
        Provider("SG657", "LangSmith key", "delete the key in the settings", new RuleSamples("lsv2_pt_{h32}_{h10}", "lsv2_pt_x"), new TokenPattern(["lsv2_pt_", "lsv2_sk_"], LangSmith())) with { MinEntropy = 2.8 },
        Provider("SG658", "Pinecone key", "delete the key in the console", new RuleSamples("pcsk_{w6}_{w63}", "pcsk_x"), new TokenPattern(["pcsk_"], Pinecone())) with { MinEntropy = 3.5 },
        Provider("SG659", "Tavily key", "delete the key in the dashboard", new RuleSamples("tvly-{w32}", "tvly-x"), new TokenPattern(["tvly-"], Tavily())) with { MinEntropy = 3.5 },
        Provider("SG660", "Langfuse secret key", "delete the key in the project's settings", new RuleSamples("sk-lf-{h8}-{h4}-{h4}-{h4}-{h12}", "sk-lf-x"), new TokenPattern(["sk-lf-"], Langfuse())) with { MinEntropy = 2.8 },
    ];

    [GeneratedRegex(@"\Agsk_[A-Za-z0-9]{52}", RegexOptions.CultureInvariant)]
    private static partial Regex Groq();

    [GeneratedRegex(@"\Ask-or-v1-[a-f0-9]{64}", RegexOptions.CultureInvariant)]
    private static partial Regex OpenRouter();

    [GeneratedRegex(@"\Axai-[A-Za-z0-9]{80}", RegexOptions.CultureInvariant)]
    private static partial Regex Xai();

    [GeneratedRegex(@"\Applx-[A-Za-z0-9]{48}", RegexOptions.CultureInvariant)]
    private static partial Regex Perplexity();

    [GeneratedRegex(@"\Ar8_[A-Za-z0-9]{37}", RegexOptions.CultureInvariant)]
    private static partial Regex Replicate();

    [GeneratedRegex(@"\Aapi_org_[A-Za-z]{34}", RegexOptions.CultureInvariant)]
    private static partial Regex HuggingFaceOrganization();

    [GeneratedRegex(@"\Anvapi-[A-Za-z0-9_\-]{60,70}", RegexOptions.CultureInvariant)]
    private static partial Regex Nvidia();

    [GeneratedRegex(@"\Alsv2_(?:pt|sk)_[a-f0-9]{32}_[a-f0-9]{10}", RegexOptions.CultureInvariant)]
    private static partial Regex LangSmith();

    [GeneratedRegex(@"\Apcsk_[A-Za-z0-9]{5,6}_[A-Za-z0-9]{60,64}", RegexOptions.CultureInvariant)]
    private static partial Regex Pinecone();

    [GeneratedRegex(@"\Atvly-(?:dev-|prod-)?[A-Za-z0-9]{28,36}", RegexOptions.CultureInvariant)]
    private static partial Regex Tavily();

    [GeneratedRegex(@"\Ask-lf-[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}", RegexOptions.CultureInvariant)]
    private static partial Regex Langfuse();
}
