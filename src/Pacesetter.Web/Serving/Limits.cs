using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Ingesting.Feeding;

namespace Pacesetter.Web.Serving;

/// <summary>How much the server takes.</summary>
static class Limits
{
    /// <summary>The largest body, in bytes.</summary>
    public const long Body = 1 << 20;

    /// <summary>The largest body of a feed, in bytes.</summary>
    public const long Feed = FeedFile.Most;

    const int RequestsASecond = 200;
    const int Burst = 400;

    // More at once would only be slower together; who waits too long is sent away, so that a flood ends with the flood.
    const int Waiting = 400;

    static readonly int AtOnce = 8 * Environment.ProcessorCount;

    /// <summary>So many requests a second for each who asks; for those without a key, for each address.</summary>
    public static void Apply(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(_ => RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions { PermitLimit = AtOnce, QueueLimit = Waiting })),
            PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetTokenBucketLimiter(
            context.Features.Get<Actor>() is { } actor ? actor.Person ?? "owner" : $"address {context.Connection.RemoteIpAddress}",
            _ => new TokenBucketRateLimiterOptions { TokenLimit = Burst, TokensPerPeriod = RequestsASecond, ReplenishmentPeriod = TimeSpan.FromSeconds(1) })));
    }
}
