using System.Security.Cryptography;
using Sealing.Manifests;
using Sealing.Text;

namespace Sealing.Cli.Secrets.Values;

/// <summary>The values of a Secret that is being made. Each key comes once and is one that an API server takes. Disposing clears them.</summary>
internal sealed class SecretValues : IDisposable
{
    private readonly Dictionary<string, byte[]> _data = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, byte[]> Data => _data;

    /// <exception cref="SealingException">The key is there, or none that an API server takes; the value is cleared then.</exception>
    public void Add(string key, byte[] value)
    {
        var fault = ObjectNames.DataKey(key) is { } problem ? $"\"{Printable.Line(key)}\" is {problem}" : _data.ContainsKey(key) ? $"cannot add key {key}, another key by that name already exists" : null;
        if (fault is not null)
        {
            CryptographicOperations.ZeroMemory(value);
            throw new SealingException(fault);
        }

        _data.Add(key, value);
    }

    public void Add(IEnumerable<KeyValuePair<string, byte[]>> values)
    {
        foreach (var (key, value) in values)
        {
            Add(key, value);
        }
    }

    public void Dispose()
    {
        foreach (var value in _data.Values)
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }
}
