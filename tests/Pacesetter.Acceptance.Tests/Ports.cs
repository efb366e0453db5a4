using System.Net;
using System.Net.Sockets;

namespace Pacesetter.Acceptance.Tests;

/// <summary>Ports of 127.0.0.1 for servers that tests start.</summary>
static class Ports
{
    // Below those that the system gives to outgoing connections, of which one may take a port before its server starts.
    const int First = 18_000;
    const int After = 32_000;

    // Two runs at once begin at different ones.
    static int last = First + (Environment.ProcessId * 7919 % (After - First));

    /// <summary>A port that nobody listens at, another each time.</summary>
    public static int Free()
    {
        while (true)
        {
            int port = First + ((Interlocked.Increment(ref last) - First) % (After - First));
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next, then.
            }
        }
    }
}
