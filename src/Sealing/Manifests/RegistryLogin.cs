using System.Text;
using Sealing.Data;

namespace Sealing.Manifests;

/// <summary>The login to a registry of container images, as a Secret of type <c>kubernetes.io/dockerconfigjson</c> holds it.</summary>
/// <param name="Server">The address of the registry.</param>
/// <param name="User">The name of the user.</param>
/// <param name="Password">The password, UTF-8.</param>
/// <param name="Email">An address of mail, or null.</param>
internal sealed record RegistryLogin(string Server, string User, ReadOnlyMemory<byte> Password, string? Email)
{
    /// <summary>The type of a Secret that holds it.</summary>
    public const string SecretType = "kubernetes.io/dockerconfigjson";

    /// <summary>The key of the Secret that holds it.</summary>
    public const string Key = ".dockerconfigjson";

    /// <summary>The registry where none is named: Docker Hub.</summary>
    public const string StandardServer = "https://index.docker.io/v1/";

    /// <summary>What docker's <c>config.json</c> says of it, byte for byte as <c>kubectl create secret docker-registry</c> writes it.</summary>
    public byte[] ToJson()
    {
        byte[] pair = [.. Encoding.UTF8.GetBytes(User + ":"), .. Password.Span];
        var email = string.IsNullOrEmpty(Email) ? "" : $",\"email\":{GoJson.Quoted(Email)}";
        var user = string.IsNullOrEmpty(User) ? "" : $"\"username\":{GoJson.Quoted(User)},";
        return Encoding.UTF8.GetBytes(
            $"{{\"auths\":{{{GoJson.Quoted(Server)}:{{{user}\"password\":{GoJson.Quoted(Encoding.UTF8.GetString(Password.Span))}{email},\"auth\":\"{Convert.ToBase64String(pair)}\"}}}}}}");
    }
}
