using Sealing.Cli.Secrets.Values;
using Sealing.Manifests;

namespace Sealing.Cli.Secrets.Creation;

/// <summary>A Secret for one or several clusters: the same in all, but for what is generated for each. Disposing clears what was generated.</summary>
internal sealed class DraftSecret(SecretManifest given, IReadOnlyList<GeneratedValue> generated, bool isForEach) : IDisposable
{
    private readonly List<SecretValues> _made = [];

    /// <summary>The Secret for the next cluster.</summary>
    /// <exception cref="SealingException">A key comes twice.</exception>
    public SecretManifest Next()
    {
        if (_made.Count == 0 || isForEach)
        {
            var values = new SecretValues();
            _made.Add(values);
            values.Add(given.Data.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.ToArray())));
            values.Add(generated.Select(value => KeyValuePair.Create(value.Key, value.Generate())));
        }

        return given with { Data = _made[^1].Data };
    }

    public void Dispose() => _made.ForEach(values => values.Dispose());
}
