using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Pacesetter.Acceptance.Tests.Ledger.Cluster;

/// <summary>Stands between a program and a server, and may stop what goes through: the connection stays, nothing arrives. Or it cuts one off in the middle.</summary>
sealed class StoppingProxy : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource end = new();
    readonly int target;
    readonly TaskCompletionSource stopped = new();
    long cutAfter = long.MaxValue;
    long stopAfter = long.MaxValue;
    TaskCompletionSource open = new();

    public StoppingProxy(int target)
    {
        this.target = target;
        open.SetResult();
        listener.Start();
        _ = Accept();
    }

    public string Authority => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public void Stop() => open = new TaskCompletionSource();

    public void GoOn() => open.TrySetResult();

    /// <summary>Cuts one connection off once so many bytes more went to the server.</summary>
    public void CutOnceAfter(long bytes) => Interlocked.Exchange(ref cutAfter, bytes);

    /// <summary>Stops once so many bytes more went to the server; over when it has.</summary>
    public Task StopAfter(long bytes)
    {
        Interlocked.Exchange(ref stopAfter, bytes);
        return stopped.Task;
    }

    public void Dispose()
    {
        end.Cancel();
        open.TrySetResult();
        listener.Dispose();
        end.Dispose();
    }

    async Task Accept()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                _ = Pass(await listener.AcceptTcpClientAsync(end.Token));
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    async Task Pass(TcpClient program)
    {
        using (program)
        using (var server = new TcpClient())
        {
            await server.ConnectAsync(IPAddress.Loopback, target, end.Token);
            await Task.WhenAny(Pour(program.GetStream(), server.GetStream(), true), Pour(server.GetStream(), program.GetStream(), false));
        }
    }

    async Task Pour(NetworkStream from, NetworkStream to, bool counted)
    {
        byte[] bytes = new byte[16_384];
        try
        {
            while (await from.ReadAsync(bytes, end.Token) is > 0 and var read)
            {
                if (counted && Interlocked.Add(ref stopAfter, -read) < 0 && Interlocked.Exchange(ref stopAfter, long.MaxValue) < 0)
                {
                    Stop();
                    stopped.TrySetResult();
                }

                await open.Task;
                if (counted && Interlocked.Add(ref cutAfter, -read) < 0)
                {
                    Interlocked.Exchange(ref cutAfter, long.MaxValue);
                    return;
                }

                await to.WriteAsync(bytes.AsMemory(0, read), end.Token);
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side went away, and the other goes with it.
        }
    }
}
