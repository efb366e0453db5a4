using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Turns every failure into problem details (RFC 9457) with a stable type, and logs how each request ended.</summary>
sealed class Problems(RequestDelegate next, ILogger<Problems> log)
{
    const string MediaType = "application/problem+json";

    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        long start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone: there is nobody to tell.
            return;
        }
        // The last frame of a request: every failure becomes a status and a sentence.
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            await Tell(context, exception);
        }

        log.Answered(context.Request.Method, RouteOf(context), context.Response.StatusCode, Math.Round(Stopwatch.GetElapsedTime(start).TotalMilliseconds, 1));
    }

    async Task Tell(HttpContext context, Exception exception)
    {
        (int status, string id, string message, string? remedy) = exception switch
        {
            RefusalException refusal => (StatusOf(refusal, context), refusal.Id, refusal.Message, refusal.Remedy),
            AssumptionException unfit => (StatusCodes.Status422UnprocessableEntity, unfit.Id, unfit.Message, null),
            BadHttpRequestException bad => (bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "body_too_large" : "request_malformed", bad.Message, null),
            JsonException malformed => (StatusCodes.Status400BadRequest, "body_malformed", $"The body is no JSON of this request: {malformed.Message}", null),
            _ => (StatusCodes.Status500InternalServerError, "unforeseen", "Something failed that should not; it is in the log.", null),
        };
        if (status == StatusCodes.Status500InternalServerError)
        {
            log.Failed(exception, context.Request.Method, RouteOf(context));
        }

        context.Response.Clear();
        context.Response.StatusCode = status;
        if (status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        await context.Response.WriteAsJsonAsync(new Problem($"urn:pacesetter:{id}", id, message, status) { Remedy = remedy, Exit = ExitOf(exception) }, AnswerJson.Options, MediaType, context.RequestAborted);
    }

    static int StatusOf(RefusalException refusal, HttpContext context) => refusal.Kind switch
    {
        RefusalKind.Usage => StatusCodes.Status400BadRequest,
        RefusalKind.NotAuthorised => refusal.Id is "key_needed" or "sign_in_failed" ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => context.Request.Headers.IfMatch.Count > 0 && refusal.Id == "changed_meanwhile" ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
        RefusalKind.Failed when refusal.Id is "entry_unknown" or "account_unknown" or "key_unknown" or "feed_unknown" or "webhook_unknown" or "not_served" => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    static string ExitOf(Exception exception) => exception switch
    {
        RefusalException refusal => Words.Of(refusal.Kind),
        AssumptionException => "unfit_for_method",
        JsonException or BadHttpRequestException => Words.Of(RefusalKind.Usage),
        _ => Words.Of(RefusalKind.Failed),
    };

    // The pattern, not the address: an address may hold a person's code.
    static string RouteOf(HttpContext context) => (context.GetEndpoint() as Microsoft.AspNetCore.Routing.RouteEndpoint)?.RoutePattern.RawText ?? "-";

    /// <summary>Problem details.</summary>
    internal sealed record Problem(string Type, string Title, string Detail, int Status)
    {
        public string? Remedy { get; init; }

        /// <summary>How a command line would end, by its word.</summary>
        public required string Exit { get; init; }
    }
}
