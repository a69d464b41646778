using System.Text;
using Sealing.Guard;
using Xunit;

namespace Sealing.Tests.Guard;

/// <summary>Secrets in scripts, settings of tools, programs and documents, as people write them there.</summary>
public sealed class LineTests
{
    [Theory]
    [InlineData("kubectl create secret generic db \\\n  --from-literal=password=SuS6NKPYgY9k4hHNr \\\n  --from-literal=username=app\n", "2:27")]
    [InlineData("KUBECONFIG=/tmp/k kubectl create secret generic c --from-literal=password=hunter22 --from-literal token=Axa9QN4OmU\n", "1:75, 1:105")]
    [InlineData("readonly DB_PASSWORD=AxO66lvbU7fF8a6im\n", "1:22")]
    [InlineData("declare -r API_TOKEN=\"qaJ56wmI2STp6BQjJ\"\n", "1:22")]
    [InlineData("DB_PASSWORD=oul5WhvI4PxG8838v ./run.sh\n", "1:13")]
    [InlineData("docker run -e DB_PASSWORD=AnC6vNehYu3u74Fbu img\n", "1:27")]
    [InlineData("java -Ddb.password=AnC6vNehYu3u74Fbu -jar a.jar\n", "1:20")]
    [InlineData("setenv API_TOKEN AnC6vNehYu3u74Fbu\nset -gx API_TOKEN AnC6vNehYu3u74Fbu\n", "1:18, 2:19")]
    [InlineData("helm upgrade --install db bitnami/postgresql --set a=b,auth.postgresPassword=0hr6AcOLLLyL2cJL8 --wait\n", "1:78")]
    [InlineData("vault kv put secret/app user=app password=0hr6AcOLLLyL2cJL8\n", "1:43")]
    [InlineData("curl -H 'X-Api-Key: NE46IUCxQIbH6YzjUFYS2cs9XhrUv9y99a' https://api.internal\n", "1:21")]
    [InlineData("mytool --password 0hr6AcOLLLyL2cJL8\n", "1:19")]
    [InlineData("$env:API_TOKEN = \"0hr6AcOLLLyL2cJL8\"\n$Password = '0hr6AcOLLLyL2cJL8'\n", "1:18, 2:13")]
    [InlineData("Environment=\"DB_PASSWORD=0hr6AcOLLLyL2cJL8\" A=b\n", "1:26")]
    public void A_script_gives_a_secret_to_a_command(string text, string expected) => Assert.Equal(expected, Places("run.sh", text));

    [Theory]
    [InlineData("PUSHOVER_TOKEN=\"${PUSHOVER_TOKEN:-required}\"\n")]
    [InlineData("admin_password=$generated_password1\nexport API_TOKEN=$my_token_2\n")]
    [InlineData("kubectl create secret generic app --from-literal=password=\"$(openssl rand -base64 24)\"\n")]
    [InlineData("kubectl create secret generic app --from-literal=password=`pwgen 32 1` --from-literal=user=app\n")]
    [InlineData("curl -H \"X-Api-Key: $API_KEY_1\" https://api.internal\n")]
    [InlineData("TOKEN=$(curl -s -d \"a=b1c2d3e4f5\" \"https://vault/v1/x9\")\n")]
    [InlineData("mytool --password-file /run/Passw0rdx1 --token \"$TOKEN\"\n")]
    public void What_a_shell_fills_in_is_silent(string text) => Assert.Equal("", Places("run.sh", text));

    [Theory]
    [InlineData(".bashrc", "export CLOUDFLARE_API_KEY=61b4b91f77ceb5c26d793f0bb6fd7022b38af\n")]
    [InlineData("Makefile", "export REGISTRY_TOKEN := qDy9LyEBE63Z4TOSH\n")]
    [InlineData("build.mk", "REGISTRY_TOKEN ?= qDy9LyEBE63Z4TOSH\n")]
    [InlineData("Jenkinsfile", "environment {\n  NEXUS_PASSWORD = 'Ljw3p82TyHug9gMZ1'\n}\n")]
    [InlineData("inventory", "web1 ansible_host=10.0.0.1 ansible_password=Ljw3p82TyHug9gMZ1\n")]
    [InlineData(".npmrc", "//npm.internal/:_authToken=73e849a5-372f-4f44-8c73-cfe7ff72c0c5\n")]
    [InlineData(".pgpass", "db.internal:6432:app:app:geheim\n")]
    [InlineData("_netrc", "machine api.internal password H1G2ujfz53vk9PcvE\n")]
    [InlineData("settings.py", "DATABASES = {'default': {'PASSWORD': 'wBb3EAJWlNN44wucK'}}\n")]
    [InlineData("bin/run", "#!/usr/bin/env python3\nSECRET_KEY = 'B0Pr7kbmSBhHaEFT6BAV6mlLqYce9qYYZRSYIwxWrTfYLorXkg'\n")]
    [InlineData("settings.xml", "<server>\n<password>RcU7PtGcajsJ8waPX</password>\n</server>\n")]
    [InlineData("web.xml", "<add key=\"ApiPassword\" value=\"RcU7PtGcajsJ8waPX\"/>\n")]
    [InlineData("secret.jsonnet", "{ kind: 'Secret', stringData: { FOO: 'hunter' } }\n")]
    [InlineData("secret.cue", "stringData: {\n  password: \"feU3SQegU7Qa50Ez0\"\n}\n")]
    [InlineData("guide.md", "    kubectl create secret generic a --from-literal=password=SuS6NKPYgY9k4hHNr\n")]
    public void Every_kind_of_file_is_read_for_what_it_holds(string path, string text) => Assert.NotEqual("", Places(path, text));

    [Theory]
    [InlineData("bin/setup", "#!/usr/bin/env python3\nnew_secret = client.V1Secret(\n    metadata=meta)\nclient_secret = base64.b64decode(\n    data[\"x\"])\n")]
    [InlineData("a.py", "token = \"your-token-here\"\nPASSWORD_FIELD = 'user_password_1'\nif password == 'changeme':\n")]
    [InlineData("a.pas", "Result + ';PWD='+EscapeParamValue(Password1)+';'\n")]
    [InlineData(".npmrc", "//npm.internal/:_authToken=MYTOKEN1\n")]
    [InlineData("guide.md", "kubectl create secret generic a --from-literal=password=S3cretPass1\n")]
    [InlineData("a.c", "/* if the machine has a default password policy, see the machine id password rules */\n")]
    public void Programs_and_examples_are_silent(string path, string text) => Assert.Equal("", Places(path, text));

    [Theory]
    [InlineData("values.yaml", "auth:\n  existingSecret: app\n  # password: Dkv4L0yDkzYg5pir7\n")]
    [InlineData("app.env", "# DB_PASSWORD=Dkv4L0yDkzYg5pir7\n")]
    public void A_value_in_a_comment_is_a_warning(string path, string text) =>
        Assert.Equal(GuardSeverity.Warning, Assert.Single(PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text))).Severity);

    private static string Places(string path, string text) =>
        string.Join(", ", PlaintextScanner.Scan(path, Encoding.UTF8.GetBytes(text)).Select(finding => $"{finding.Line}:{finding.Column}"));
}
