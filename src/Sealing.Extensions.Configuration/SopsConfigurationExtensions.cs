using Microsoft.Extensions.Configuration;

namespace Sealing.Extensions.Configuration;

/// <summary>Adds SOPS files to a configuration.</summary>
public static class SopsConfigurationExtensions
{
    /// <summary>Adds a SOPS file: YAML, JSON, dotenv or INI, by its extension.</summary>
    /// <param name="builder">The configuration.</param>
    /// <param name="path">The file, from the base path of the configuration.</param>
    /// <param name="optional">Whether the file may be missing.</param>
    /// <param name="reloadOnChange">Whether it is read again when it changes.</param>
    public static IConfigurationBuilder AddSopsFile(this IConfigurationBuilder builder, string path, bool optional = false, bool reloadOnChange = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return builder.AddSopsFile(source =>
        {
            source.Path = path;
            source.Optional = optional;
            source.ReloadOnChange = reloadOnChange;
            source.ResolveFileProvider();
        });
    }

    /// <summary>Adds a SOPS file as <paramref name="configure"/> says.</summary>
    public static IConfigurationBuilder AddSopsFile(this IConfigurationBuilder builder, Action<SopsFileSource> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        return builder.Add(configure);
    }
}
