namespace Sealing.Age;

/// <summary>A plugin that runs. Disposing it ends the plugin.</summary>
public interface IAgePluginConnection : IDisposable
{
    /// <summary>The plugin's standard input.</summary>
    Stream Input { get; }

    /// <summary>The plugin's standard output.</summary>
    Stream Output { get; }
}
