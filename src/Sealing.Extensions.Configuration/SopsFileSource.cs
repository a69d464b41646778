using Microsoft.Extensions.Configuration;
using Sealing.Sops;

namespace Sealing.Extensions.Configuration;

/// <summary>A SOPS file as a source of configuration.</summary>
public sealed class SopsFileSource : FileConfigurationSource
{
    /// <summary>The format of the file; null for what its extension says: .yaml, .yml, .json, .env or .ini.</summary>
    public SopsFormat? Format { get; set; }

    /// <summary>What its master keys are tried with; null for the identities of age that sops would find.</summary>
    public SopsKeyServices? KeyServices { get; set; }

    /// <inheritdoc/>
    public override IConfigurationProvider Build(IConfigurationBuilder builder)
    {
        EnsureDefaults(builder);
        return new SopsFileProvider(this);
    }
}
