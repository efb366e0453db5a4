using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>A proxy before several servers: each connection goes to the next of them, and past one that does not listen.</summary>
sealed class RoundRobin : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource end = new();
    readonly int[] ports;
    readonly int[] passed;
    int turn;

    public RoundRobin(params int[] ports)
    {
        (this.ports, passed) = (ports, new int[ports.Length]);
        listener.Start();
        _ = Accept();
    }

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}"));

    /// <summary>How many connections each server was given.</summary>
    public IReadOnlyList<int> Passed => passed;

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        end.Dispose();
    }

    async Task Accept()
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                _ = Pass(await listener.AcceptTcpClientAsync(end.Token), turn++);
            }
            catch (OperationCanceledException)
            {
                // The test is over.
            }
        }
    }

    async Task Pass(TcpClient visitor, int first)
    {
        using (visitor)
        {
            for (int i = 0; i < ports.Length; i++)
            {
                int place = (first + i) % ports.Length;
                using var server = new TcpClient();
                try
                {
                    await server.ConnectAsync(IPAddress.Loopback, ports[place], end.Token);
                }
                catch (SocketException)
                {
                    // That one is dead: the next is asked.
                    continue;
                }

                Interlocked.Increment(ref passed[place]);
                await Task.WhenAny(Pour(visitor.GetStream(), server.GetStream()), Pour(server.GetStream(), visitor.GetStream()));
                return;
            }
        }
    }

    async Task Pour(NetworkStream from, NetworkStream to)
    {
        try
        {
            await from.CopyToAsync(to, end.Token);
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One side went away, and the other goes with it.
        }
    }
}
