using System.Diagnostics;
using System.Runtime.Versioning;
using System.Text;
using Sealing.Age;
using Sealing.Cli.Host.Processes;
using Sealing.Cli.Sops.Keys;
using Xunit;

namespace Sealing.Cli.Tests.Age;

/// <summary>A small plugin in sh, run as the command runs plugins. It wraps by rot13, and asks for a PIN.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class AgePluginProcessTests : IDisposable
{
    private const string Recipient = "age1rot131pzry9x8gxy00k4";

    private const string Identity = "AGE-PLUGIN-ROT13-1PZRY9X8GFC8L3A";

    private const string Script = """
        #!/bin/sh
        read_stanza() {
          IFS= read -r head || exit 1
          body=
          while IFS= read -r line; do body=$body$line; [ ${#line} -eq 64 ] || break; done
        }
        rot13() { printf %s "$1" | tr A-Za-z N-ZA-Mn-za-m; }
        send() { printf '%s\n%s\n' "-> $1" "$2"; }
        case $1 in
          --age-plugin=recipient-v1)
            while read_stanza; do
              case $head in
                '-> wrap-file-key') key=$body ;;
                '-> done') break ;;
              esac
            done
            send "recipient-stanza 0 rot13 $(rot13 "$key")"
            read_stanza
            ;;
          --age-plugin=identity-v1)
            while read_stanza; do
              case $head in
                '-> recipient-stanza 0 rot13 '*) wrapped=${head##* } ;;
                '-> done') break ;;
              esac
            done
            send request-secret UElOPw
            read_stanza
            if [ "$head $body" = '-> ok MTIzNA' ]; then send 'file-key 0' "$(rot13 "$wrapped")"; else send 'error internal' d3JvbmcgUElO; fi
            read_stanza
            ;;
        esac
        send done

        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sealing-plugin-");

    [Fact]
    public void A_file_goes_through_a_plugin_and_back()
    {
        Install("age-plugin-rot13", Script);
        var reader = new AgeKeyReader { Plugins = new Host(_folder.FullName, "1234") };
        var file = AgeFile.Encrypt("secret"u8, reader.ReadRecipient(Recipient), X25519Identity.Generate().Recipient);
        using var identity = reader.ReadIdentity(Identity);

        Assert.Equal("secret"u8.ToArray(), AgeFile.Decrypt(file, identity));
    }

    [Fact]
    public void What_the_plugin_says_of_a_failure_is_shown()
    {
        Install("age-plugin-rot13", Script);
        var reader = new AgeKeyReader { Plugins = new Host(_folder.FullName, "4321") };
        using var identity = reader.ReadIdentity(Identity);
        var file = AgeFile.Encrypt("secret"u8, reader.ReadRecipient(Recipient));

        Assert.Equal("the plugin age-plugin-rot13 failed: wrong PIN", Assert.Throws<SealingException>(() => AgeFile.Decrypt(file, identity)).Message);
    }

    [Fact]
    public void A_plugin_that_is_not_there_is_an_error_with_a_hint()
    {
        var failure = Assert.Throws<SealingException>(() => AgePluginProcess.Start(_folder.FullName, "rot13", "identity-v1"));
        Assert.Equal("the plugin age-plugin-rot13 is not installed", failure.Message);
        Assert.Contains("PATH", failure.Hint, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_of_PATH_that_depends_on_the_current_one_is_passed_over()
    {
        Install("age-plugin-rot13", Script);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder.FullName);
        Assert.Throws<SealingException>(() => AgePluginProcess.Start(relative + "::.", "rot13", "identity-v1"));
    }

    [Fact]
    public void A_file_without_the_right_to_be_run_does_not_hide_a_program_in_a_later_folder()
    {
        Install("age-plugin-rot13", Script);
        var before = _folder.CreateSubdirectory("before").FullName;
        File.WriteAllText(Path.Combine(before, "age-plugin-rot13"), "");
        Assert.Equal(Path.Combine(_folder.FullName, "age-plugin-rot13"), Programs.Find(before + ":" + _folder.FullName, "age-plugin-rot13"));
    }

    [Theory]
    [InlineData("#!/bin/sh\nexit 1\n")]
    [InlineData("#!/bin/sh\necho hello; echo error >&2\n")]
    public void A_plugin_that_gives_up_is_an_error(string script)
    {
        Install("age-plugin-rot13", script);
        var recipient = new AgeKeyReader { Plugins = new Host(_folder.FullName, "1234") }.ReadRecipient(Recipient);
        Assert.Equal(
            "the plugin age-plugin-rot13 failed: it broke off, or does not keep to the protocol",
            Assert.Throws<SealingException>(() => AgeFile.Encrypt([], recipient)).Message);
    }

    [Fact]
    public void A_file_that_is_no_program_is_an_error()
    {
        Install("age-plugin-rot13", "");
        Assert.StartsWith("cannot run ", Assert.Throws<ProgramException>(() => AgePluginProcess.Start(_folder.FullName, "rot13", "identity-v1")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_plugin_that_does_not_end_is_ended()
    {
        Install("age-plugin-rot13", "#!/bin/sh\necho $$ > \"$0.new\"; mv \"$0.new\" \"$0.pid\"; exec sleep 600\n");
        using (AgePluginProcess.Start(_folder.FullName, "rot13", "identity-v1"))
        {
            Assert.True(SpinWait.SpinUntil(() => File.Exists(PidFile), TimeSpan.FromSeconds(20)));
        }

        Assert.Throws<ArgumentException>(() => Process.GetProcessById(int.Parse(File.ReadAllText(PidFile), System.Globalization.CultureInfo.InvariantCulture)));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string PidFile => Path.Combine(_folder.FullName, "age-plugin-rot13.pid");

    private void Install(string name, string script)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, script);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    private sealed class Host(string path, string pin) : IAgePluginHost
    {
        public IAgePluginConnection Start(string name, string stateMachine) => AgePluginProcess.Start(path, name, stateMachine);

        public byte[]? RequestSecret(string name, string message) => message == "PIN?" ? Encoding.UTF8.GetBytes(pin) : null;
    }
}
