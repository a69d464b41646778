using Sealing.Age;
using Sealing.Sops;
using Sealing.Sops.Keys;
using Xunit;

namespace Sealing.Tests.Sops;

/// <summary>Key groups, and the shares of the data key that they hold.</summary>
public sealed class KeyGroupTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_of_three_groups_open_a_document_and_one_does_not()
    {
        X25519Identity[] identities = [X25519Identity.Generate(), X25519Identity.Generate(), X25519Identity.Generate()];
        using var dataKey = SopsDataKey.Generate();
        var groups = identities.Select(identity => new SopsKeyGroup([SopsMasterKey.Age(identity.Recipient.ToString()!)])).ToArray();
        var locked = await With(identities).LockAsync(new SopsMetadata { KeyGroups = groups, ShamirThreshold = 2 }, dataKey, Cancel);
        var encrypted = SopsDocument.Parse("a: 1\n"u8, SopsFormat.Yaml).Encrypt(locked, dataKey, TimeProvider.System);
        var metadata = SopsDocument.Parse(encrypted, SopsFormat.Yaml).Metadata!;

        foreach (var pair in new[] { (0, 1), (0, 2), (1, 2) })
        {
            using var key = await With(identities[pair.Item1], identities[pair.Item2]).UnlockAsync(metadata, Cancel);
            Assert.Equal("a: 1\n"u8, SopsDocument.Parse(encrypted, SopsFormat.Yaml).Decrypt(key));
        }

        var error = await Assert.ThrowsAsync<SealingException>(async () => await With(identities[1]).UnlockAsync(metadata, Cancel));
        Assert.Equal(ErrorKind.NoDataKey, error.Kind);
        Assert.StartsWith("Failed to get the data key required to decrypt the SOPS file.\n\nGroup 0: FAILED\n  age1", error.Message, StringComparison.Ordinal);
        Assert.Contains("\nGroup 1: SUCCESS\n", error.Message, StringComparison.Ordinal);
        Assert.Contains("Shamir threshold of 2", error.Message.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_groups_are_needed_where_no_threshold_is_set()
    {
        X25519Identity[] identities = [X25519Identity.Generate(), X25519Identity.Generate()];
        using var dataKey = SopsDataKey.Generate();
        var groups = identities.Select(identity => new SopsKeyGroup([SopsMasterKey.Age(identity.Recipient.ToString()!)])).ToArray();

        var locked = await With(identities).LockAsync(new SopsMetadata { KeyGroups = groups }, dataKey, Cancel);

        Assert.Equal(2, locked.ShamirThreshold);
        await Assert.ThrowsAsync<SealingException>(async () => await With(identities[0]).UnlockAsync(locked, Cancel));
        using var key = await With(identities).UnlockAsync(locked, Cancel);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_threshold_that_does_not_fit_the_groups_is_refused(int threshold)
    {
        using var dataKey = SopsDataKey.Generate();
        using var identity = X25519Identity.Generate();
        var group = new SopsKeyGroup([SopsMasterKey.Age(identity.Recipient.ToString()!)]);

        var error = await Assert.ThrowsAsync<SealingException>(async () => await With(identity).LockAsync(new SopsMetadata { KeyGroups = [group, group], ShamirThreshold = threshold }, dataKey, Cancel));

        Assert.Equal(ErrorKind.InvalidConfiguration, error.Kind);
    }

    /// <summary>Shares by hand: the secret 1 with the polynomial 1 + 2x over GF(2^8).</summary>
    [Fact]
    public void Shares_are_points_of_a_polynomial_and_any_two_give_the_secret()
    {
        byte[][] shares = [[1 ^ 2, 1], [1 ^ 4, 2], [1 ^ 6, 3]];

        Assert.Equal([1], ShamirShares.Combine([shares[0], shares[1]]));
        Assert.Equal([1], ShamirShares.Combine([shares[2], shares[0]]));
        Assert.Equal([1], ShamirShares.Combine(shares));
    }

    [Fact]
    public void Split_secrets_come_back_from_as_many_shares_as_the_threshold_says()
    {
        var secret = Enumerable.Range(0, 32).Select(i => (byte)(i * 7)).ToArray();
        var shares = ShamirShares.Split(secret, 5, 3);

        Assert.Equal([1, 2, 3, 4, 5], shares.Select(share => (int)share[^1]));
        Assert.Equal(secret, ShamirShares.Combine([shares[4], shares[1], shares[2]]));
        Assert.NotEqual(secret, ShamirShares.Combine([shares[4], shares[1]]));
    }

    [Fact]
    public async Task Keys_are_tried_in_the_order_that_is_asked_for()
    {
        var tried = new List<string>();
        var parser = new SopsKeyParser(TimeProvider.System);
        var group = new SopsKeyGroup([parser.Read(SopsKeyKind.AwsKms, "arn:aws:kms:a:1:key/1"), parser.Read(SopsKeyKind.Pgp, "AB CD"), parser.Read(SopsKeyKind.Age, "age1x")]);
        var services = new SopsKeyServices(new Refusing(tried)) { Order = DecryptionOrder.Parse("pgp,kms") };

        await Assert.ThrowsAsync<SealingException>(async () => await services.UnlockAsync(new SopsMetadata { KeyGroups = [group] }, Cancel));

        Assert.Equal(["ABCD", "arn:aws:kms:a:1:key/1", "age1x"], tried);
        Assert.Equal(ErrorKind.DuplicateKeyType, Assert.Throws<SealingException>(() => DecryptionOrder.Parse("age,age")).Kind);
    }

    [Fact]
    public async Task Whoever_cancels_waits_for_no_service_and_no_other_key_is_tried()
    {
        using var cancel = new CancellationTokenSource();
        using var dataKey = SopsDataKey.Generate();
        var silent = new Silent();
        var metadata = new SopsMetadata { KeyGroups = [new SopsKeyGroup([SopsMasterKey.Age("age1x"), SopsMasterKey.Age("age1y")])] };
        var unlocking = new SopsKeyServices(silent).UnlockAsync(metadata, cancel.Token).AsTask();
        var locking = new SopsKeyServices(silent).LockAsync(metadata, dataKey, cancel.Token).AsTask();

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unlocking);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => locking);
        Assert.Equal(2, silent.Calls);
    }

    private static SopsKeyServices With(params IAgeIdentity[] identities) => new(new AgeKeyService(new AgeKeyReader(), identities));

    private sealed class Refusing(List<string> tried) : ISopsKeyService
    {
        public bool Supports(SopsKeyKind kind) => true;

        public ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default) => ValueTask.FromResult("");

        public ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
        {
            tried.Add(key.Id);
            throw new SealingException("refused");
        }
    }

    private sealed class Silent : ISopsKeyService
    {
        public int Calls { get; private set; }

        public bool Supports(SopsKeyKind kind) => true;

        public async ValueTask<string> EncryptAsync(SopsMasterKey key, ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken = default)
        {
            Calls++;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return "";
        }

        public async ValueTask<byte[]> DecryptAsync(SopsMasterKey key, CancellationToken cancellationToken = default)
        {
            Calls++;
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return [];
        }
    }
}
