using Microsoft.Playwright;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>The Chromium of Debian made to run without a window, which takes half the time of the whole one. A test that needs it is skipped where it is not installed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    const string Executable = "/usr/bin/chromium-headless-shell";

    IPlaywright? driver;
    IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (File.Exists(Executable))
        {
            driver = await Playwright.CreateAsync();
            browser = await driver.Chromium.LaunchAsync(new()
            {
                ExecutablePath = Executable,
                Args = ["--no-sandbox", "--disable-quic", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.CloseAsync() ?? Task.CompletedTask);
        driver?.Dispose();
    }

    /// <summary>A window of its own, as of somebody whose browser asks for a language and who has never been here.</summary>
    internal async Task<Tab> Open(string address, string words, ColorScheme scheme = ColorScheme.Light)
    {
        Assert.SkipWhen(browser is null, "Chromium is not installed");
        IBrowserContext context = await browser!.NewContextAsync(new()
        {
            BaseURL = address,
            Locale = words == "en" ? "en-GB" : "zh-CN",
            ColorScheme = scheme,
            ViewportSize = new() { Width = Tab.Desk, Height = 900 },
        });
        context.SetDefaultTimeout(20_000);
        return new(context, await context.NewPageAsync(), words);
    }
}

/// <summary>One browser for all tests that need one, and one of these at a time.</summary>
[CollectionDefinition(Name)]
public sealed class InChromium : ICollectionFixture<Chromium>
{
    public const string Name = "In Chromium";
}
