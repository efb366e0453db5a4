using System.Diagnostics;
using System.Globalization;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Configuring;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>The server as a process of its own, which can be killed.</summary>
sealed class ServedProcess : IDisposable
{
    readonly Process process;

    ServedProcess(Process process, string address)
    {
        this.process = process;
        Client = new HttpClient { BaseAddress = new(address), Timeout = TimeSpan.FromSeconds(30) };
    }

    public HttpClient Client { get; }

    public static async Task<ServedProcess> Start(WorkspaceSettings settings)
    {
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Ports.Free()}");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Pacesetter.Cli.dll"), "--workspace", settings.Directory, "serve", "--urls", address]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach ((Setting setting, string? value) in ((Setting, string?)[])[(Settings.Registry, settings.Registry), (Settings.Ledger, settings.Ledger), (Settings.SharedDirectory, settings.SharedDirectory)])
        {
            if (value is not null)
            {
                start.Environment[setting.Variable] = value;
            }
        }

        var served = new ServedProcess(Process.Start(start)!, address);
        served.process.BeginErrorReadLine();
        served.process.BeginOutputReadLine();
        await served.Ready();
        return served;
    }

    /// <summary>Ends it at once, as a power cut would.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
        Client.Dispose();
    }

    async Task Ready()
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                using HttpResponseMessage response = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative), CancellationToken.None);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (!process.HasExited && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(50, CancellationToken.None);
            }
        }
    }
}
