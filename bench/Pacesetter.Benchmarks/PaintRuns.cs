using System.Globalization;
using Microsoft.Playwright;
using static Pacesetter.Benchmarks.Clients;

namespace Pacesetter.Benchmarks;

/// <summary>How soon somebody sees a page and can do something on it, over a network that takes its time.</summary>
static class PaintRuns
{
    const int RoundTrip = 100;
    const int Times = 9;

    /// <summary>Opens pages of a server that runs to be tried out, each in a browser that has nothing of it yet.</summary>
    public static async Task Run(string address, string chromium)
    {
        using IPlaywright playwright = await Playwright.CreateAsync();
        await using IBrowser browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = chromium, Args = ["--no-sandbox"] });
        Console.WriteLine($"{RoundTrip} ms a round trip; medians of {Times}, nothing in the browser's cache.\n\n| page | on the wire, KB | first contentful paint, ms | first click that works, ms |\n|---|--:|--:|--:|");
        foreach ((string role, string page) in new[] { ("worker", "/my-day"), ("team_lead", "/site"), ("owner", "/site"), ("owner", "/fair"), ("owner", "/practices") })
        {
            var seen = new List<(double Bytes, double Paint, double Click)>();
            for (int i = 0; i < Times; i++)
            {
                seen.Add(await Look(browser, address, role, page));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {page} ({role}) | {Middle(seen.Select(it => it.Bytes)) / 1024:0.0} | {Middle(seen.Select(it => it.Paint)):0} | {Middle(seen.Select(it => it.Click)):0} |"));
        }
    }

    static double Middle(IEnumerable<double> values) => At([.. values.Order()], 0.5);

    static async Task<(double, double, double)> Look(IBrowser browser, string address, string role, string path)
    {
        await using IBrowserContext context = await browser.NewContextAsync(new() { BaseURL = address, Locale = "en" });
        IPage page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.Locator($"button[value='{role}']").ClickAsync();
        await page.WaitForURLAsync(it => !it.EndsWith("/sign-in", StringComparison.Ordinal) && !it.EndsWith("/demo", StringComparison.Ordinal));
        // Once, so that the server has it; then as if for the first time.
        await page.GotoAsync(path);
        ICDPSession devices = await context.NewCDPSessionAsync(page);
        await devices.SendAsync("Network.enable");
        await devices.SendAsync("Network.clearBrowserCache");
        await devices.SendAsync("Network.emulateNetworkConditions", new() { ["offline"] = false, ["latency"] = RoundTrip, ["downloadThroughput"] = -1, ["uploadThroughput"] = -1 });
        await page.GotoAsync(path, new() { WaitUntil = WaitUntilState.Commit });
        await page.Locator(".menu summary").ClickAsync();
        double click = await page.EvaluateAsync<double>("document.querySelector('.menu details').open ? performance.now() : NaN");
        await page.WaitForLoadStateAsync(LoadState.Load);
        double paint = await page.EvaluateAsync<double>("new Promise(done => { const at = () => performance.getEntriesByName('first-contentful-paint')[0]; at() ? done(at().startTime) : new PerformanceObserver((_, me) => { if (at()) { me.disconnect(); done(at().startTime); } }).observe({ type: 'paint', buffered: true }); })");
        double bytes = await page.EvaluateAsync<double>("[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].reduce((sum, it) => sum + it.transferSize, 0)");
        return (bytes, paint, click);
    }
}
