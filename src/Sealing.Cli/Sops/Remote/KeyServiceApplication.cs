using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Sealing.Cli.Host;

namespace Sealing.Cli.Sops.Remote;

/// <summary>A key service as what Kestrel hands requests to. Source: gRPC over HTTP/2.</summary>
internal sealed class KeyServiceApplication(KeyServiceCalls calls) : IHttpApplication<IFeatureCollection>
{
    public IFeatureCollection CreateContext(IFeatureCollection contextFeatures) => contextFeatures;

    public void DisposeContext(IFeatureCollection context, Exception? exception)
    {
    }

    public async Task ProcessRequestAsync(IFeatureCollection context)
    {
        var request = context.GetRequiredFeature<IHttpRequestFeature>();
        var response = context.GetRequiredFeature<IHttpResponseFeature>();
        if (request.Method != "POST" || !request.Headers.ContentType.ToString().StartsWith("application/grpc", StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }

        response.Headers.ContentType = "application/grpc";
        var trailers = context.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
        var (code, message) = await AnswerAsync(request, context.GetRequiredFeature<IHttpResponseBodyFeature>().Stream, context.GetRequiredFeature<IHttpRequestLifetimeFeature>().RequestAborted);
        trailers["grpc-status"] = ((int)code).ToString(CultureInfo.InvariantCulture);
        if (message.Length > 0)
        {
            trailers["grpc-message"] = GrpcException.EncodeMessage(message);
        }
    }

    private async Task<(GrpcCode Code, string Message)> AnswerAsync(IHttpRequestFeature request, Stream output, CancellationToken aborted)
    {
        byte[] body = [], answer = [];
        try
        {
            body = await ReadAsync(request.Body);
            answer = GrpcFrame.Write(await Task.Run(() => calls.AnswerAsync(request.Path, body, aborted), aborted));
            await output.WriteAsync(answer, aborted);
            return (GrpcCode.Ok, "");
        }
        catch (GrpcException e)
        {
            return (e.Code, e.Message);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            return (GrpcCode.Cancelled, "");
        }
        catch (SealingException e)
        {
            return (GrpcCode.Unknown, e.Message);
        }
        catch (Exception e) when (FileErrors.Describe(e) is { } message)
        {
            return (GrpcCode.Unknown, message);
        }
        catch (Exception e)
        {
            return (GrpcCode.Internal, "unexpected failure (" + e.GetType().Name + "): this is a bug"); // its message may quote a secret
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
            CryptographicOperations.ZeroMemory(answer);
        }
    }

    private static async Task<byte[]> ReadAsync(Stream body)
    {
        using var all = new MemoryStream();
        var part = new byte[16 * 1024];
        for (int count; (count = await body.ReadAsync(part)) > 0;)
        {
            await all.WriteAsync(part.AsMemory(0, count));
            if (all.Length > GrpcFrame.MaxMessage + GrpcFrame.Prefix)
            {
                throw GrpcFrame.TooLong();
            }
        }

        CryptographicOperations.ZeroMemory(part);
        var bytes = all.ToArray();
        CryptographicOperations.ZeroMemory(all.GetBuffer());
        return bytes;
    }
}
