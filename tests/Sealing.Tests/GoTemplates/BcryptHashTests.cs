using System.Text;
using Sealing.GoTemplates.Functions;
using Xunit;

namespace Sealing.Tests.GoTemplates;

public sealed class BcryptHashTests
{
    private const string Alphabet = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /// <summary>Sprig 3.2.3: htpasswd "u" "p" and bcrypt "p".</summary>
    [Theory]
    [InlineData("p", "$2a$10$eWGQyxMJLttTbErGCC04veazK0tlJEy8zy/o.mawr7PQwWEgRev8u")]
    [InlineData("p", "$2a$10$v3iCLpr1pItNeR0tJTu1Z.6Nnv00lgTcvQVx.cw1U4xJoTgSNG.hK")]
    public void The_hash_of_a_password_and_a_salt_is_Sprig_s(string password, string hash) =>
        Assert.Equal(hash, BcryptHash.Create(Encoding.UTF8.GetBytes(password), Salt(hash)));

    [Fact]
    public void Htpasswd_makes_a_line_that_its_password_verifies()
    {
        var line = Template.Render("{{ htpasswd .user .password }}", ("user", "admin"), ("password", "grün"));
        var hash = line["admin:".Length..];

        Assert.Matches(@"^admin:\$2a\$10\$[./A-Za-z0-9]{53}\z", line);
        Assert.Equal(hash, BcryptHash.Create(Encoding.UTF8.GetBytes("grün"), Salt(hash)));
        Assert.NotEqual(line, Template.Render("{{ htpasswd .user .password }}", ("user", "admin"), ("password", "grün")));
    }

    private static byte[] Salt(string hash)
    {
        var salt = new byte[16];
        for (var bit = 0; bit < 128; bit++)
        {
            var value = Alphabet.IndexOf(hash[7 + (bit / 6)], StringComparison.Ordinal);
            salt[bit / 8] |= (byte)(((value >> (5 - (bit % 6))) & 1) << (7 - (bit % 8)));
        }

        return salt;
    }
}
