using System.Net;
using System.Net.Sockets;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Webhooks;

/// <summary>Which addresses may be told: those of the open network, so that nobody reaches through the server into the network it stands in.</summary>
static class WebhookAddress
{
    const int Longest = 2000;

    static readonly IPNetwork[] Closed =
    [
        .. ((string[])["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8"]).Select(it => IPNetwork.Parse(it)),
    ];

    /// <summary>The address of a text.</summary>
    /// <exception cref="RefusalException">It may not be told.</exception>
    public static Uri Checked(string text, WorkspaceSettings settings)
    {
        bool whole = Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && text.Length <= Longest && address.UserInfo.Length == 0 && address.Fragment.Length == 0;
        bool safe = whole && (address!.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && settings.PrivateWebhooks));
        if (!safe)
        {
            throw new RefusalException(RefusalKind.Usage, "webhook_address_refused", "The address is not https, or holds a name, a password or a mark.", "Write https://host/path. For a listener on this machine set private_webhooks in settings.json.");
        }

        // A name is looked up when it is connected to: what it means may change.
        bool closed = address!.IsLoopback || (IPAddress.TryParse(address.DnsSafeHost, out IPAddress? literal) && IsClosed(literal));
        return closed && !settings.PrivateWebhooks
            ? throw new RefusalException(RefusalKind.Usage, "webhook_address_private", "The address lies in a private network.", "Name one of the open network, or set private_webhooks in settings.json.")
            : address;
    }

    /// <summary>True for an address that is not of the open network.</summary>
    public static bool IsClosed(IPAddress address)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Closed.Any(it => it.Contains(plain));
    }

    /// <summary>Connects to a host by an address that may be told, looked up now.</summary>
    public static async ValueTask<Stream> Connect(DnsEndPoint host, bool anywhere, CancellationToken cancel)
    {
        IPAddress[] found = await Dns.GetHostAddressesAsync(host.Host, cancel);
        IPAddress open = found.FirstOrDefault(it => anywhere || !IsClosed(it)) ?? throw new HttpRequestException("The address lies in a private network.");
        var socket = new Socket(open.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(new IPEndPoint(open, host.Port), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
