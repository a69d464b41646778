using System.Text;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Sealing.Aws;
using Sealing.Sops;
using Xunit;

namespace Sealing.Cli.Tests;

/// <summary>Programs give the clients of AWS that they have.</summary>
public sealed class AwsClientTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_is_locked_and_unlocked_with_the_client_that_a_program_gives()
    {
        using var client = new Kms();
        using var service = new KmsKeyService(client);
        var parser = new SopsKeyParser(TimeProvider.System) { Context = new Dictionary<string, string> { ["app"] = "shop" } };
        using var key = SopsDataKey.Generate();
        var metadata = new SopsMetadata { KeyGroups = [new SopsKeyGroup([parser.Read(SopsKeyKind.AwsKms, "alias/team")])] };
        var locked = await new SopsKeyServices(service).LockAsync(metadata, key, Cancel);
        var encrypted = SopsDocument.Parse("a: 1\n"u8, SopsFormat.Yaml).Encrypt(locked, key, TimeProvider.System);

        foreach (var document in new[] { SopsDocument.Parse(encrypted, SopsFormat.Yaml), SopsDocument.Parse(encrypted, SopsFormat.Yaml) })
        {
            using var opened = await new SopsKeyServices(service).UnlockAsync(document.Metadata!, Cancel);
            Assert.Equal("a: 1\n"u8, document.Decrypt(opened));
        }

        Assert.Equal(["encrypt alias/team shop", "decrypt alias/team shop"], client.Calls);
    }

    [Fact]
    public async Task What_a_client_refuses_is_told_with_the_key_and_the_way_out()
    {
        using var client = new Kms { Fails = true };
        using var service = new KmsKeyService(client);
        var key = new SopsKeyParser(TimeProvider.System).Read(SopsKeyKind.AwsKms, "alias/team");

        var error = await Assert.ThrowsAsync<SealingException>(async () => await service.EncryptAsync(key, new byte[32], Cancel));

        Assert.Equal("alias/team: DisabledException: it is off; enable the key, or decrypt with another one of the file", error.Message);
    }

    [Fact]
    public async Task Cancelling_is_no_answer_of_AWS()
    {
        using var client = new Kms();
        using var service = new KmsKeyService(client);
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();
        var key = new SopsKeyParser(TimeProvider.System).Read(SopsKeyKind.AwsKms, "alias/team");

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await service.EncryptAsync(key, new byte[32], cancel.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await service.DecryptAsync(key.WithEncryptedDataKey("AAAA"), cancel.Token));
    }

    [Fact]
    public async Task An_object_is_written_with_the_client_that_a_program_gives_and_that_stays_its_own()
    {
        using var client = new S3();
        using (var uploads = new S3Uploads(client))
        {
            await uploads.PutAsync("bucket", "a/b.yaml", "text"u8.ToArray(), Cancel);
        }

        Assert.Equal("bucket/a/b.yaml text", client.Written);
        Assert.False(client.IsDisposed);
    }

    private sealed class Kms() : AmazonKeyManagementServiceClient(new AnonymousAWSCredentials(), Amazon.RegionEndpoint.EUWest1)
    {
        public List<string> Calls { get; } = [];

        public bool Fails { get; init; }

        public override Task<EncryptResponse> EncryptAsync(EncryptRequest request, CancellationToken cancellationToken = default)
        {
            Note("encrypt", request.KeyId, request.EncryptionContext, cancellationToken);
            return Task.FromResult(new EncryptResponse { CiphertextBlob = new MemoryStream(request.Plaintext.ToArray()) });
        }

        public override Task<DecryptResponse> DecryptAsync(DecryptRequest request, CancellationToken cancellationToken = default)
        {
            Note("decrypt", request.KeyId, request.EncryptionContext, cancellationToken);
            return Task.FromResult(new DecryptResponse { Plaintext = new MemoryStream(request.CiphertextBlob.ToArray()) });
        }

        private void Note(string operation, string key, Dictionary<string, string>? context, CancellationToken cancel)
        {
            cancel.ThrowIfCancellationRequested();
            Calls.Add(operation + " " + key + " " + context?["app"]);
            if (Fails)
            {
                throw new DisabledException("it is off.") { ErrorCode = "DisabledException" };
            }
        }
    }

    private sealed class S3() : AmazonS3Client(new AnonymousAWSCredentials(), Amazon.RegionEndpoint.EUWest1)
    {
        public string Written { get; private set; } = "";

        public bool IsDisposed { get; private set; }

        public override async Task<PutObjectResponse> PutObjectAsync(PutObjectRequest request, CancellationToken cancellationToken = default)
        {
            using var reader = new StreamReader(request.InputStream, Encoding.UTF8);
            Written = request.BucketName + "/" + request.Key + " " + await reader.ReadToEndAsync(cancellationToken);
            return new PutObjectResponse();
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
