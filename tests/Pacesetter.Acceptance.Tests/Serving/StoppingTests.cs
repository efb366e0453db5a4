using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pacesetter.Acceptance.Tests.Ingesting;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>The server as its own process: what it takes from a folder, what it tells a collector, and how it ends.</summary>
public sealed partial class StoppingTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_signal_lets_requests_end_and_gives_jobs_back()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs signals");
        using Lines lines = await Pressed();
        string drop = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(lines.Workspace)!, "drop")).FullName;
        string bulletins = Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(lines.Workspace)!, "bulletins")).FullName;
        using var collector = new Collector();
        (Process server, HttpClient client) = await Start(lines, collector, drop, bulletins);
        using Process process = server;
        using HttpClient own = client;
        try
        {
            await Stops(lines, process, client, (drop, collector));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    static async Task Stops(Lines lines, Process process, HttpClient client, (string Drop, Collector Collector) around)
    {
        (string drop, Collector collector) = around;
        await File.WriteAllTextAsync(Path.Combine(drop, "work-1.csv"), "record,date,person,operation,good,hours\nd1,2026-02-03,p1,turn,80,8\n", None);
        await Eventually(() => File.Exists(Path.Combine(drop, "done", "work-1.csv")));
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri("api/v1/practices/SECRET-ENTRY", UriKind.Relative), None)).StatusCode);

        // A job of many minutes, and a request whose body comes slowly.
        using var later = new HttpRequestMessage(HttpMethod.Post, "api/v1/measure/frontier") { Content = new StringContent("""{ "class": "press", "inputs": ["energy"], "outputs": ["sheets"], "bootstrap": 100000 }""", Encoding.UTF8, "application/json") };
        later.Headers.Add("Prefer", "respond-async");
        string job = (string)JsonNode.Parse(await (await client.SendAsync(later, None)).Content.ReadAsStringAsync(None))!["id"]!;
        await Eventually(() => StateOf(client, job) == "running");
        using var slow = new SlowContent();
        Task<HttpResponseMessage> feeding = client.PostAsync(new Uri("api/v1/work", UriKind.Relative), slow, None);
        await slow.Begun;

        long start = Stopwatch.GetTimestamp();
        using (Process kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(None);
        }

        await Task.Delay(1000, None);
        slow.Finish();
        using HttpResponseMessage fed = await feeding;
        Assert.Equal(HttpStatusCode.OK, fed.StatusCode);
        Assert.Equal(1, (int)JsonNode.Parse(await fed.Content.ReadAsStringAsync(None))!["imported"]!);
        await process.WaitForExitAsync(None);
        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 0, 30);

        // Given back, not lost: whoever serves next begins it anew.
        Assert.Equal("queued", (string)(await lines.Ok("job", "show", job, "--json")).Json["state"]!);
        Assert.Equal(2m, (decimal)(await lines.Ok("measure", "fulfilment", "--by", "team", "--json")).Json["rows"]!.AsArray().Sum(it => (decimal)it!["records"]!));
        string told = collector.Told;
        Assert.Contains("/api/v1/practices/{id}", told, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", told, StringComparison.Ordinal);
        Assert.Contains("pacesetter.drops", told, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-ENTRY", told, StringComparison.Ordinal);
        Assert.DoesNotContain(job, told, StringComparison.Ordinal);
    }

    // A team, two persons, and thirty presses that use energy and make sheets.
    static async Task<Lines> Pressed()
    {
        Lines lines = await Lines.Filled();
        string[] presses = [.. Enumerable.Range(1, 30).Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i}"))];
        await lines.Ok("import", "units", lines.Write("presses.csv", "unit,parent,kind,name,class\n" + string.Concat(presses.Select(it => $"{it},t,work_centre,{it},press\n"))));
        await lines.Ok("import", "metrics", lines.Write("metrics.csv", "metric,better,role,aggregate\nenergy,lower,input,sum\nsheets,higher,output,sum\n"));
        await lines.Ok("import", "observations", lines.Write("observations.csv", "unit,date,metric,value\n" + string.Concat(presses.Index().Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Item},2026-02-02,energy,{10 + it.Index}\n{it.Item},2026-02-02,sheets,{20 + (it.Index * 7 % 13)}\n")))));
        return lines;
    }

    static async Task<(Process Server, HttpClient Client)> Start(Lines lines, Collector collector, string drop, string bulletins)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pacesetter.Cli.dll"), "--workspace", lines.Workspace, "serve", "--urls", "http://127.0.0.1:0", "--watch", drop, "--bulletin-to", bulletins]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["PACESETTER_TELEMETRY_ENDPOINT"] = collector.Address;
        start.Environment["PACESETTER_WATCH_SETTLE_SECONDS"] = "1";
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        string? address = null, key = null;
        var said = new ConcurrentQueue<string>();
        while ((address is null || key is null) && await process.StandardError.ReadLineAsync(None) is { } line)
        {
            said.Enqueue(line);
            address ??= Listening().Match(line) is { Success: true } at ? at.Groups[1].Value : null;
            key ??= Key().Match(line) is { Success: true } made ? made.Value : null;
        }

        Assert.True(key is not null, string.Join('\n', said));
        _ = process.StandardError.ReadToEndAsync(None);
        var client = new HttpClient { BaseAddress = new Uri(address + "/") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return (process, client);
    }

    static string StateOf(HttpClient client, string job) => (string)JsonNode.Parse(client.GetStringAsync(new Uri($"api/v1/jobs/{job}", UriKind.Relative), None).GetAwaiter().GetResult())!["state"]!;

    static async Task Eventually(Func<bool> so)
    {
        for (int i = 0; i < 300; i++)
        {
            if (so())
            {
                return;
            }

            await Task.Delay(100, None);
        }

        throw new TimeoutException("it does not come about");
    }

    [GeneratedRegex("\"Urls\":\"(http://127.0.0.1:[0-9]+)\"")]
    private static partial Regex Listening();

    [GeneratedRegex("pst_[0-9a-f]{12}_[A-Za-z0-9_-]+")]
    private static partial Regex Key();

    // One record, of which the end waits for the test.
    sealed class SlowContent : HttpContent
    {
        readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        readonly TaskCompletionSource finish = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public SlowContent() => Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");

        public Task Begun => begun.Task;

        public void Finish() => finish.SetResult();

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync("{\"record\":\"s1\",\"date\":\"2026-02-04\",\"person\":\"p2\","u8.ToArray(), None);
            await stream.FlushAsync(None);
            begun.SetResult();
            await finish.Task;
            await stream.WriteAsync("\"operation\":\"turn\",\"good\":80,\"hours\":8}"u8.ToArray(), None);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    // Takes whatever is sent by OTLP over HTTP; texts stand in its bytes as they are.
    sealed class Collector : IDisposable
    {
        readonly HttpListener listener = new();
        readonly ConcurrentQueue<string> told = new();
        readonly Task serving;

        public Collector()
        {
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}");
            }

            listener.Prefixes.Add(Address + "/");
            listener.Start();
            serving = Serve();
        }

        public string Address { get; }

        public string Told => string.Concat(told);

        public void Dispose()
        {
            listener.Stop();
            serving.Wait();
            listener.Close();
        }

        async Task Serve()
        {
            try
            {
                while (true)
                {
                    HttpListenerContext context = await listener.GetContextAsync();
                    using var body = new StreamReader(context.Request.InputStream, Encoding.Latin1);
                    told.Enqueue(context.Request.RawUrl + await body.ReadToEndAsync());
                    context.Response.Close();
                }
            }
            catch (Exception ended) when (ended is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
