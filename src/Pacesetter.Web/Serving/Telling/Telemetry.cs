using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.Ingesting.Watching;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving.Telling;

/// <summary>Traces and metrics by OpenTelemetry. They tell of patterns of addresses, statuses and counts: never of an address asked for, a person, an account or an entry.</summary>
static class Telemetry
{
    const string Name = "Pacesetter.Serving";

    // A method is whatever somebody sends.
    static readonly string[] Methods = ["GET", "HEAD", "POST", "PATCH", "PUT", "DELETE", "OPTIONS"];

    static readonly ActivitySource Source = new(Name);
    static readonly Meter Meter = new(Name);
    static readonly Histogram<double> Requests = Meter.CreateHistogram<double>("http.server.request.duration", "s", "How long requests took");
    static readonly Counter<long> Jobs = Meter.CreateCounter<long>("pacesetter.jobs", "{job}", "Jobs that ended");
    static readonly Counter<long> Drops = Meter.CreateCounter<long>("pacesetter.drops", "{file}", "Files that were dropped into the watched folder");

    /// <summary>Sends them where the settings say; makes none where they say nothing.</summary>
    /// <exception cref="RefusalException">What they say is no address.</exception>
    public static void Add(WebApplicationBuilder builder, Configuration settings)
    {
        if (settings[Settings.TelemetryEndpoint] is not { } endpoint)
        {
            return;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            throw new RefusalException(RefusalKind.Failed, "setting_malformed", $"The setting telemetry.endpoint is no address: {endpoint}", "Write it as http://127.0.0.1:4318");
        }

        bool grpc = settings[Settings.TelemetryProtocol] == "grpc";
        // Whatever the framework's own traces would hold of an address stays out: only ours are sent.
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(it => it.Clear().AddService("pacesetter", serviceInstanceId: "server"))
            .WithTracing(it => it.AddSource(Name).SetSampler(new AlwaysOnSampler()).AddOtlpExporter(to => Direct(to, "v1/traces")))
            .WithMetrics(it => it.AddMeter(Name).AddOtlpExporter(to => Direct(to, "v1/metrics")));

        void Direct(OtlpExporterOptions to, string path) =>
            (to.Protocol, to.Endpoint) = grpc ? (OtlpExportProtocol.Grpc, address) : (OtlpExportProtocol.HttpProtobuf, new Uri($"{address.AbsoluteUri.TrimEnd('/')}/{path}"));
    }

    /// <summary>Begins the trace of a request; null where nobody listens.</summary>
    public static Activity? Begin(string traceparent)
    {
        // The framework's own span is sent nowhere, so it can be nobody's parent.
        Activity.Current = null;
        return ActivityContext.TryParse(traceparent, null, isRemote: true, out ActivityContext from) ? Source.StartActivity("request", ActivityKind.Server, from) : Source.StartActivity("request", ActivityKind.Server);
    }

    /// <summary>Ends the trace of a request and counts it.</summary>
    /// <param name="trace">Its trace, or null.</param>
    /// <param name="ended">How it ended.</param>
    public static void End(Activity? trace, Ended ended)
    {
        string method = Methods.Contains(ended.Method) ? ended.Method : "_OTHER";
        Requests.Record(ended.Took.TotalSeconds, new("http.request.method", method), new("http.route", ended.Route), new("http.response.status_code", ended.Status), new("pacesetter.roles", ended.Roles));
        if (trace is not null)
        {
            trace.DisplayName = $"{method} {ended.Route}";
            trace.SetTag("http.request.method", method).SetTag("http.route", ended.Route).SetTag("http.response.status_code", ended.Status).SetTag("pacesetter.roles", ended.Roles);
            trace.SetStatus(ended.Status >= 500 ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        }
    }

    public static void JobEnded(JobState state, string useCase) => Jobs.Add(1, new("state", Words.Of(state)), new("use_case", useCase));

    public static void Dropped(DropFate fate) => Drops.Add(1, new KeyValuePair<string, object?>("fate", Words.Of(fate)));
}

/// <summary>How a request ended.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Route">The pattern of its address.</param>
/// <param name="Status">The status answered.</param>
/// <param name="Roles">The roles of whoever asked, or a dash.</param>
/// <param name="Took">How long it took.</param>
sealed record Ended(string Method, string Route, int Status, string Roles, TimeSpan Took);
