using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>A mail server that takes what it is sent, or says that it is busy.</summary>
sealed class MailServer : IDisposable
{
    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly Lock taking = new();
    readonly List<string> mails = [];
    readonly Task serving;

    public MailServer()
    {
        listener.Start();
        serving = Serve();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Answers that it is busy.</summary>
    public bool Busy { get; set; }

    public IReadOnlyList<string> Mails
    {
        get
        {
            lock (taking)
            {
                return [.. mails];
            }
        }
    }

    public void Dispose()
    {
        listener.Stop();
        serving.Wait();
        listener.Dispose();
    }

    async Task Serve()
    {
        while (true)
        {
            try
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await Talk(client.GetStream());
            }
            catch (Exception ended) when (ended is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                // The test is over.
                return;
            }
        }
    }

    async Task Talk(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync(Busy ? "421 busy" : "220 ready");
        while (!Busy && await reader.ReadLineAsync() is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var mail = new StringBuilder();
                    while (await reader.ReadLineAsync() is { } part and not ".")
                    {
                        mail.Append(part.StartsWith('.') ? part[1..] : part).Append('\n');
                    }

                    lock (taking)
                    {
                        mails.Add(mail.ToString());
                    }

                    await writer.WriteLineAsync("250 taken");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 fine");
                    break;
            }
        }
    }
}
