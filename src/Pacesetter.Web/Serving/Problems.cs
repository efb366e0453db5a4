using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Pacesetter.Lifecycles;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Layout;
using Pacesetter.Web.Serving.Telling;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Turns every failure into problem details (RFC 9457) with a stable type, and logs how each request ended.</summary>
sealed class Problems(RequestDelegate next, ILogger<Problems> log)
{
    /// <summary>The identifier of what nobody foresaw.</summary>
    public const string Unforeseen = "unforeseen";

    const string MediaType = "application/problem+json";

    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        long start = Stopwatch.GetTimestamp();
        context.Response.OnStarting(static state => Private((HttpContext)state), context);
        using Activity? trace = Telemetry.Begin(context.Request.Headers.TraceParent.ToString());
        try
        {
            await next(context);
            if (context.GetEndpoint() is null && context.Response.StatusCode == StatusCodes.Status404NotFound && !context.Response.HasStarted && Page.IsAsked(context))
            {
                await ErrorPage.Write(context, new("", "page_unknown", "", StatusCodes.Status404NotFound) { Exit = "" });
            }
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

        TimeSpan took = Stopwatch.GetElapsedTime(start);
        Telemetry.End(trace, new(context.Request.Method, RouteOf(context), context.Response.StatusCode, context.Features.Get<Actor>() is { } actor ? RoleWords.Of(actor.Roles) : "-", took));
        log.Answered(context.Request.Method, RouteOf(context), context.Response.StatusCode, Math.Round(took.TotalMilliseconds, 1));
    }

    async Task Tell(HttpContext context, Exception exception)
    {
        Problem problem = Of(exception, context.Request.Headers.IfMatch.Count > 0);
        if (problem.Id == Unforeseen)
        {
            log.Failed(exception, context.Request.Method, RouteOf(context));
        }

        context.Response.Clear();
        if (Page.IsAsked(context))
        {
            await ErrorPage.Write(context, problem);
            return;
        }

        context.Response.StatusCode = problem.Status;
        if (problem.Status == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }

        await context.Response.WriteAsJsonAsync(problem, AnswerJson.Options, MediaType, context.RequestAborted);
    }

    // Nobody between here and there keeps an answer, or takes it for something else than it says.
    static Task Private(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<PageFiles.Asset>() is null)
        {
            context.Response.Headers.CacheControl = "no-store";
        }

        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Task.CompletedTask;
    }

    /// <summary>What a failure means to whoever asked.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="versioned">They named the version they change.</param>
    internal static Problem Of(Exception exception, bool versioned = false)
    {
        (int status, string id, string message, string? remedy) = exception switch
        {
            RefusalException refusal => (StatusOf(refusal, versioned), refusal.Id, refusal.Message, refusal.Remedy),
            AssumptionException unfit => (StatusCodes.Status422UnprocessableEntity, unfit.Id, unfit.Message, null),
            BadHttpRequestException bad => (bad.StatusCode, bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? "body_too_large" : "request_malformed", bad.Message, null),
            JsonException malformed => (StatusCodes.Status400BadRequest, "body_malformed", $"The body is no JSON of this request: {malformed.Message}", null),
            _ => (StatusCodes.Status500InternalServerError, Unforeseen, "Something failed that should not; it is in the log.", null),
        };
        return new($"urn:pacesetter:{id}", id, message, status) { Remedy = remedy, Exit = ExitOf(exception), Answer = (exception as RefusalException)?.Answer };
    }

    /// <summary>What a page answers with that shows a refusal, or none.</summary>
    internal static int StatusOf(RefusalException? refusal) => refusal is null ? StatusCodes.Status200OK : StatusOf(refusal, false);

    static int StatusOf(RefusalException refusal, bool versioned) => refusal.Kind switch
    {
        RefusalKind.Usage when refusal.Id is "encoding_unsupported" or "media_type_unsupported" => StatusCodes.Status415UnsupportedMediaType,
        RefusalKind.Usage when refusal.Id is "body_too_large" or "upload_too_large" => StatusCodes.Status413PayloadTooLarge,
        RefusalKind.Usage => StatusCodes.Status400BadRequest,
        RefusalKind.NotAuthorised => refusal.Id is "key_needed" or "sign_in_failed" ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden,
        RefusalKind.Conflict => versioned && refusal.Id == "changed_meanwhile" ? StatusCodes.Status412PreconditionFailed : StatusCodes.Status409Conflict,
        RefusalKind.Failed when refusal.Id is "entry_unknown" or "account_unknown" or "key_unknown" or "job_unknown" or "feed_unknown" or "webhook_unknown" or "upload_unknown" or "not_served" or "file_unknown" or "passkey_unknown" or "policy_value_unknown" => StatusCodes.Status404NotFound,
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
        [System.Text.Json.Serialization.JsonIgnore]
        public string Id => Title;

        public string? Remedy { get; init; }

        /// <summary>What was found all the same: the rows that an import rejected.</summary>
        public object? Answer { get; init; }

        /// <summary>How a command line would end, by its word.</summary>
        public required string Exit { get; init; }
    }
}
