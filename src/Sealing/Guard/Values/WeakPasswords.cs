namespace Sealing.Guard.Values;

/// <summary>Passwords that guides and images use, which protect nothing: what stands for a password in an example.</summary>
internal static class WeakPasswords
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "admin", "adminadmin", "bar", "default", "demo", "foo", "foobar", "guest", "hunter2", "letmein", "mongo", "mysql", "pass", "passwd", "passw0rd", "password", "postgres", "postgresql", "pwd", "rabbitmq", "redis", "root",
        "secret", "string", "test", "testing", "testpass", "testpassword", "toor", "user", "username", "welcome", "minioadmin", "elastic", "keycloak", "grafana", "prom-operator", "token", "pat", "key", "mypassword", "mysecret",
    };

    /// <summary>Whether it is a default that software ships with and starts with. In capitals it is a placeholder that someone fills in.</summary>
    public static bool IsDeployedDefault(string password) => password.TrimEnd("0123456789!".ToCharArray()) is "changeme" or "changeit" or "changethis" or "change-me" or "change_me";

    /// <summary>Whether the password is one of these or a placeholder, alone or with digits after it.</summary>
    public static bool Contain(string password) => Placeholders.IsHarmless(password) || Words.Contains(password.Trim('"').TrimEnd("0123456789!".ToCharArray()));
}
