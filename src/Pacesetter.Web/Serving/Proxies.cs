using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Whose word counts on where a request came from and whether it was encrypted. Without a list nobody's does: anybody can write such headers.</summary>
static class Proxies
{
    /// <exception cref="RefusalException">The list names no address.</exception>
    public static void Use(WebApplication server, Configuration settings)
    {
        if (settings[Settings.Proxies] is not { Length: > 0 } list)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (string part in list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPAddress.TryParse(part, out IPAddress? address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(part, out System.Net.IPNetwork network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new RefusalException(RefusalKind.Usage, "proxy_malformed", $"serve.proxies: '{part}' is no address.", "Write addresses or networks, parted by commas: 10.0.0.5, 10.1.0.0/16");
            }
        }

        server.UseForwardedHeaders(options);
    }
}
