namespace Sealing.Guard.Rules;

/// <summary>Rules about keys and credentials in files of their own.</summary>
internal static class FileRules
{
    public static readonly GuardRule NotGitCrypted = new()
    {
        Id = "SG512",
        Title = "file that git-crypt must encrypt and did not",
        Why = ".gitattributes gives it to git-crypt, and its content in Git is plaintext: it was added before, or without git-crypt",
        Fix = "git-crypt unlock, then git add --renormalize; take what was in it for known",
    };

    public static readonly GuardRule LoginFile = new()
    {
        Id = "SG518",
        Title = "password in a file that a program logs in with",
        Why = "the program sends it as it stands, so it is one, however weak it looks",
        Fix = "take the file out of Git and into .gitignore, and change the password",
        Leaks =
        [
            new RuleSample(".ftpconfig", "{\"host\": \"a.internal\", \"pass\": \"geheim\"}\n"),
            new RuleSample("sitemanager.xml", "<Server><User>app</User><Pass>geheim</Pass></Server>\n"),
            new RuleSample("wp-config.php", "define('DB_PASSWORD', 'geheim');\n"),
            new RuleSample(".msmtprc", "password geheim\n"),
            new RuleSample(".git-credentials", "https://app@a.internal:geheim!@b.internal\n"),
            new RuleSample("config/master.key", "{h32}\n"),
        ],
        Harmless =
        [
            new RuleSample(".ftpconfig", "{\"host\": \"a.internal\", \"pass\": \"\", \"promptForPass\": true}\n"),
            new RuleSample("wp-config.php", "define('DB_PASSWORD', getenv('DB_PASSWORD'));\n"),
            new RuleSample("tls.key", "-----BEGIN PUBLIC KEY-----\n"),
        ],
    };

    public static readonly GuardRule PrivateKey = new()
    {
        Id = "SG501",
        Title = "private key",
        Why = "who has it is its owner, wherever the certificate or public key is trusted",
        Fix = "remove it, make a new key pair, and keep the private key in a SealedSecret or a SOPS file",
        Leaks =
        [
            new RuleSample("k.pem", "-----BEGIN RSA PRIVATE {KEY}-----\n{b64}\n{b64}\n"),
            new RuleSample("k.md", "> -----BEGIN RSA PRIVATE {KEY}-----\n> {b64}\n> {b64}\n"),
            new RuleSample("K.java", "\"-----BEGIN PRIVATE {KEY}-----\\n\" +\n    \"{b64}\\n\" +\n"),
        ],
        Harmless =
        [
            new RuleSample("k.pem", "-----BEGIN PUBLIC KEY-----\n{b64}\n"),
            new RuleSample("k.md", "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----\n"),
        ],
    };

    public static readonly GuardRule AgeKey = new()
    {
        Id = "SG502",
        Title = "age secret key",
        Why = "it opens every file that was encrypted to it",
        Fix = "remove it, make a new key with seal keygen, and seal sops updatekeys every file",
        Leaks =
        [
            new RuleSample("k.txt", "AGE-SECRET-KEY-{1}{c58}\n"),
            new RuleSample("k.txt", "AGE-SECRET-KEY-PQ-{1}{c60}\n"),
        ],
        Harmless = [new RuleSample("k.txt", "age1{l58}\n")],
    };

    public static readonly GuardRule KubeConfig = new()
    {
        Id = "SG503",
        Title = "credentials in a kubeconfig",
        Why = "whoever reads it is this user of the cluster",
        Fix = "remove it, rotate the credentials, and use an exec plugin or OIDC",
        Leaks = [new RuleSample("config.yaml", "kind: Config\nusers:\n- user: {token: {w32}}\n")],
        Harmless = [new RuleSample("config.yaml", "kind: Config\nusers:\n- user: {exec: {command: aws}}\n")],
    };

    public static readonly GuardRule DockerAuth = new()
    {
        Id = "SG504",
        Title = "registry credentials",
        Why = "auths holds user and password in base64",
        Fix = "remove them, revoke the token, and use a credential helper or a sealed pull secret",
        Leaks = [new RuleSample("config.json", "{\"auths\":{\"r.io\":{\"auth\":\"Ym90OjVWY2Q0aWZhdjRRcmxCYmM=\"}}}")],
        Harmless = [new RuleSample("config.json", "{\"auths\":{\"r.io\":{}},\"credsStore\":\"pass\"}")],
    };

    public static readonly GuardRule Dotenv = new()
    {
        Id = "SG505",
        Title = "secret in a dotenv file",
        Why = "files with variables are for one machine, not for the repository",
        Fix = "remove it from Git (git rm --cached), ignore it, and encrypt what must be shared with SOPS",
        Leaks = [new RuleSample(".env", "DB_PASSWORD={w20}\n")],
        Harmless = [new RuleSample(".env", "DB_PASSWORD=\nAPI_KEY=your-api-key-here\n")],
    };

    public static readonly GuardRule KeyStore = new()
    {
        Id = "SG506",
        Title = "key store",
        Why = "files of this kind hold private keys or passwords",
        Fix = "remove it, and keep it in a Secret that is sealed",
        Leaks = [new RuleSample("app.p12", "{w64}")],
        Harmless = [new RuleSample("app.txt", "{w64}")],
    };

    public static readonly GuardRule EmbeddedSecret = new()
    {
        Id = "SG507",
        Title = "plaintext Secret inside of another text",
        Why = "a manifest in a ConfigMap, a script or a document is as readable as a file of its own",
        Fix = "seal it (seal < FILE > SEALED.yaml), or seal sops encrypt -i FILE where .sops.yaml covers it; the old value must count as known: change it",
        Leaks = [new RuleSample("c.yaml", "kind: ConfigMap\ndata:\n  s.yaml: |\n    kind: Secret\n    stringData: {p: {w20}}\n")],
        Harmless = [new RuleSample("c.yaml", "kind: ConfigMap\ndata:\n  s.yaml: |\n    kind: Secret\n    stringData: {p: ''}\n")],
    };

    public static readonly GuardRule EncryptedKey = new()
    {
        Id = "SG508",
        Title = "private key behind a passphrase",
        Why = "it is as safe as its passphrase, which can be tried out at leisure",
        Fix = "remove it unless the passphrase is long and random",
        Severity = GuardSeverity.Warning,
        Leaks = [new RuleSample("k.pem", "-----BEGIN ENCRYPTED PRIVATE {KEY}-----\n{b64}\n{b64}\n")],
        Harmless = [new RuleSample("k.pem", "-----BEGIN CERTIFICATE-----\n{b64}\n{b64}\n")],
    };
}
