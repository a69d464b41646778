namespace Sealing.Guard.Rules;

/// <summary>Rules about credentials that stand in one line of any text, with nothing but its form to tell.</summary>
internal static class LineRules
{
    public static readonly GuardRule UrlCredentials = new()
    {
        Id = "SG509",
        Title = "password in a URL",
        Why = "URLs are copied, logged and shown everywhere",
        Fix = "take the password out of the URL; keep it in a Secret and change it",
        Leaks = [new RuleSample("a.txt", "postgres://app:{w16}@db.internal:5432/app\n")],
        Harmless =
        [
            new RuleSample("a.txt", "postgres://app:${PASSWORD}@db.internal/app\n"),
            new RuleSample("a.txt", "ssh://git@github.com/org/repo\n"),
        ],
    };

    public static readonly GuardRule PasswordHash = new()
    {
        Id = "SG510",
        Title = "password hash",
        Why = "a hash that anyone can read can be tried out at leisure",
        Fix = "keep the file in a SealedSecret, and change the password",
        Leaks = [new RuleSample("htpasswd", "admin:$apr1${w8}${w22}\n")],
        Harmless = [new RuleSample("htpasswd", "admin:$apr1$salt\n")],
    };

    public static readonly GuardRule Netrc = new()
    {
        Id = "SG511",
        Title = "password in a .netrc line",
        Why = "it is sent to the host as it stands",
        Fix = "remove it and revoke the password or token",
        Leaks =
        [
            new RuleSample(".netrc", "machine github.com login bot password {w20}\n"),
            new RuleSample("_netrc", "machine github.com password {w20}\n"),
            new RuleSample(".netrc", "default login bot password {w20}\n"),
        ],
        Harmless = [new RuleSample(".netrc", "machine github.com login bot password <token>\n")],
    };

    public static readonly GuardRule AwsSecretKey = new()
    {
        Id = "SG602",
        Title = "AWS secret access key",
        Why = "AWS takes it from anyone who can read this repository, now and in its history",
        Fix = "deactivate the key in IAM, since it must count as known; then keep the new one in a SealedSecret or a SOPS file",
        Leaks = [new RuleSample("notes.txt", "aws_secret_access_key = {b40}\n")],
        Harmless = [new RuleSample("notes.txt", "aws_secret_access_key = <your key>\n")],
    };

    public static readonly GuardRule ConnectionString = new()
    {
        Id = "SG515",
        Title = "password in a connection string",
        Why = "whoever reads it can log in to the server that stands beside it",
        Fix = "take the password out; set it from a Secret where the program runs, and change it",
        Leaks =
        [
            new RuleSample("appsettings.json", "{\"ConnectionStrings\": {\"Default\": \"Server=db;Database=shop;User Id=sa;Password={w17};Encrypt=True\"}}\n"),
            new RuleSample("a.txt", "Pwd={w17};Server=db;Uid=app\n"),
            new RuleSample("a.txt", "cache.internal:6380,password={w40},ssl=True\n"),
            new RuleSample("a.txt", "jdbc:postgresql://db/app?user=app&password={w17}\n"),
            new RuleSample("a.txt", "app:{w17}@tcp(db:3306)/app\n"),
        ],
        Harmless =
        [
            new RuleSample("a.txt", "Server=db;User Id=sa;Password=${PASSWORD};Encrypt=True\n"),
            new RuleSample("a.txt", "Server=db;User Id=sa;Password=<password>;Encrypt=True\n"),
            new RuleSample("a.txt", "Server=db;Integrated Security=True;Password=\n"),
            new RuleSample("a.txt", "app:password@tcp(db:3306)/app\n"),
        ],
    };

    public static readonly GuardRule Header = new()
    {
        Id = "SG517",
        Title = "credentials in a header",
        Why = "the server takes them from anyone who sends this header",
        Fix = "let the command or program read them from a variable or a file, and revoke them",
        Leaks =
        [
            new RuleSample("a.sh", "curl -H \"Authorization: Bearer {w34}\" https://api.internal\n"),
            new RuleSample("a.js", "headers: {'Authorization': 'Basic {w32}'}\n"),
        ],
        Harmless =
        [
            new RuleSample("a.sh", "curl -H \"Authorization: Bearer $TOKEN\" https://api.internal\n"),
            new RuleSample("a.md", "Authorization: Bearer YOUR_TOKEN\n"),
        ],
    };

    public static readonly GuardRule RegistryToken = new()
    {
        Id = "SG516",
        Title = "token in an .npmrc line",
        Why = "who has it can publish and read packages as its owner",
        Fix = "write ${NPM_TOKEN} in its place, and revoke the token",
        Leaks = [new RuleSample(".npmrc", "//npm.internal/:_authToken={w36}\n"), new RuleSample(".npmrc", "//npm.internal/api/:_password=\"{b24}\"\n")],
        Harmless = [new RuleSample(".npmrc", "//npm.internal/:_authToken=${NPM_TOKEN}\n")],
    };

    public static readonly GuardRule CommandPassword = new()
    {
        Id = "SG514",
        Title = "password in a command",
        Why = "scripts and guides are copied, and the list of processes shows it to every user of the machine",
        Fix = "let the command read it from a file, a variable or standard input, and change it",
        Leaks =
        [
            new RuleSample("a.sh", "curl -fsS -u bot:{w16} https://ci.internal/api\n"),
            new RuleSample("a.sh", "curl --user \"bot:{w16}\" https://ci.internal/api\n"),
            new RuleSample("a.sh", "sshpass -p {w16} ssh root@host\n"),
            new RuleSample("a.md", "mysqldump -uroot -p{w16} shop\n"),
            new RuleSample("a.sh", "docker login r.io -u bot -p {w16}\n"),
            new RuleSample("a.sh", "redis-cli -h cache -a '{w16}' ping\n"),
        ],
        Harmless =
        [
            new RuleSample("a.sh", "curl -u \"$USER:$PASSWORD\" https://ci.internal/api\n"),
            new RuleSample("a.sh", "curl -u user:password https://ci.internal/api\n"),
            new RuleSample("a.sh", "mysql -u root -p inventory2024 < dump-2024.sql\n"),
            new RuleSample("a.sh", "docker login -u bot --password-stdin r.io\n"),
            new RuleSample("a.sh", "echo sshpass; curl -sSLu\n"),
        ],
    };

    public static readonly GuardRule PgPass = new()
    {
        Id = "SG513",
        Title = "password in a .pgpass line",
        Why = "every client of PostgreSQL that reads the file is this user of the database",
        Fix = "remove it and change the password; make the file from a Secret where it is used",
        Leaks = [new RuleSample(".pgpass", "db.internal:5432:app:app:{w16}\n")],
        Harmless = [new RuleSample(".pgpass", "db.internal:5432:app:app:$PASSWORD\n"), new RuleSample("compose.yaml", "ports: [\"127.0.0.1:5432:5432\"]\n")],
    };
}
