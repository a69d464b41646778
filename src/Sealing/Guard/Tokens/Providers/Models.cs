using Sealing.Guard.Tokens.Forms;

namespace Sealing.Guard.Tokens.Providers;

/// <summary>Tokens of those who run language models and what belongs to them.</summary>
internal static class Models
{
    public static readonly TokenProvider[] All =
    [
        new("SG614", "Anthropic key", "disable the key in the console",
            "sk-ant-api03-{u60-200}", "sk-ant-admin01-{u60-200}", "sk-ant-oat01-{u60-200}", "sk-ant-ort01-{u60-200}",
            "sk-ant-sid01-{u60-200}") { MinEntropy = 3.0 },
        new("SG615", "OpenAI key", "revoke the key under API keys",
            "sk-proj-{u40-200}", "sk-svcacct-{u40-200}", "sk-admin-{u40-200}", "sk-{w20}T3BlbkFJ{w20}") { MinEntropy = 3.5 },
        new("SG634", "Hugging Face token", "invalidate it under Access tokens", "hf_{L34}") { MinEntropy = 3.2 },
        new("SG655", "Hugging Face token of an organization", "invalidate it in the organization's settings", "api_org_{L34}") { MinEntropy = 3.2 },
        new("SG650", "Groq key", "delete the key in the console", "gsk_{w52}") { MinEntropy = 3.5 },
        new("SG651", "OpenRouter key", "delete the key in the settings", "sk-or-v1-{h64}"),
        new("SG652", "xAI key", "delete the key in the console", "xai-{w80}") { MinEntropy = 3.5 },
        new("SG653", "Perplexity key", "delete the key in the settings", "pplx-{w48}") { MinEntropy = 3.5 },
        new("SG654", "Replicate token", "disable the token in the account", "r8_{w37}") { MinEntropy = 3.5 },
        new("SG656", "NVIDIA key", "delete the key in the console", "nvapi-{u60-70}") { MinEntropy = 3.5 },
        new("SG657", "LangSmith key", "delete the key in the settings", "lsv2_pt_{h32}_{h10}", "lsv2_sk_{h32}_{h10}"),
        new("SG658", "Pinecone key", "delete the key in the console", "pcsk_{w5-6}_{w60-64}") { MinEntropy = 3.5 },
        new("SG659", "Tavily key", "delete the key in the dashboard", "tvly-{w28-36}", "tvly-dev-{w28-36}", "tvly-prod-{w28-36}") { MinEntropy = 3.5 },
        new("SG660", "Langfuse secret key", "delete the key in the project's settings", "sk-lf-{h8}-{h4}-{h4}-{h4}-{h12}"),
        new("SG730", "Cerebras key", "delete the key in the console", "csk-{w48}") { MinEntropy = 3.5 },
        new("SG731", "ElevenLabs key", "delete the key in the settings", "sk_{h48}"),
        new("SG732", "Firecrawl key", "delete the key in the dashboard", "fc-{h32}"),
        new("SG733", "E2B key", "delete the key in the dashboard", "e2b_{h40}"),
        new("SG734", "Jina key", "delete the key in the dashboard", "jina_{u60}"),
        new("SG735", "Apify token", "delete the token in the console", "apify_api_{w36}"),
        new("SG737", "Fireworks key", "delete the key in the account", "fw_{w22-24}") { MinEntropy = 3.6 },
        new("SG738", "Anyscale or Together key", "delete the key in the console", "esecret_{l26}", "tgp_v1_{u43}"),
        new("SG739", "Weights & Biases key", "delete the key in the settings", "wandb_v1_{w77}"),
    ];
}
