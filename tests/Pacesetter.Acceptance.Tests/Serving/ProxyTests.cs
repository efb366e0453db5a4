using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Headers that say how a request came: believed of the proxies that are named, and of nobody else.</summary>
public sealed class ProxyTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData("10.0.0.5, 10.1.0.0/16", false)]
    [InlineData("10.0.0.5, 127.0.0.1", true)]
    [InlineData("127.0.0.0/8", true)]
    public async Task Only_a_named_proxy_is_believed_that_the_way_was_encrypted(string? proxies, bool believed)
    {
        using var desk = new Desk(RegistryTrial.Sqlite);
        await using WebApplication server = Serve.Build(desk.Workspace, desk.Workspace.Clock, With(desk, proxies));
        await server.StartAsync(CancellationToken.None);
        string address = server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/words?words=en");
        asked.Headers.Add("X-Forwarded-Proto", "https");
        using HttpResponseMessage answer = await client.SendAsync(asked, CancellationToken.None);
        Assert.Equal(believed, answer.Headers.GetValues("Set-Cookie").Single().Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_list_that_names_no_address_is_refused()
    {
        using var desk = new Desk(RegistryTrial.Sqlite);
        Assert.Equal("proxy_malformed", Assert.Throws<RefusalException>(() => Serve.Build(desk.Workspace, desk.Workspace.Clock, With(desk, "the proxy"))).Id);
    }

    static Configuration With(Desk desk, string? proxies) => Configuration.Read(desk.Workspace.Settings.Directory, name => name == "PACESETTER_SERVE_PROXIES" ? proxies : null, ("--urls", Settings.Urls, "http://127.0.0.1:0"));
}
