using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>A server of an organisation that signs people in, on this machine: it asks nobody anything and says what it is told to say.</summary>
sealed class Issuer : IAsyncDisposable
{
    readonly WebApplication server;
    readonly RsaSecurityKey key = new(RSA.Create(2048)) { KeyId = "one" };
    readonly ConcurrentDictionary<string, (string Challenge, string Nonce)> codes = new(StringComparer.Ordinal);

    Issuer(WebApplication server) => this.server = server;

    public string Address => server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    /// <summary>What it says of whoever comes.</summary>
    public Dictionary<string, object> Claims { get; } = [];

    public string Audience { get; set; } = "pacesetter";

    /// <summary>Another nonce than the one it was given.</summary>
    public string? Nonce { get; set; }

    public static async Task<Issuer> Open()
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        WebApplication server = builder.Build();
        var issuer = new Issuer(server);
        server.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = issuer.Address, authorization_endpoint = issuer.Address + "/authorize", token_endpoint = issuer.Address + "/token", jwks_uri = issuer.Address + "/keys" }));
        server.MapGet("/keys", () => Results.Json(new { keys = new[] { issuer.Public() } }));
        server.MapGet("/authorize", issuer.Authorize);
        server.MapPost("/token", issuer.Token);
        await server.StartAsync(CancellationToken.None);
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        key.Rsa.Dispose();
        await server.DisposeAsync();
    }

    Dictionary<string, string> Public()
    {
        RSAParameters parts = key.Rsa.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = key.KeyId, ["n"] = Base64UrlEncoder.Encode(parts.Modulus), ["e"] = Base64UrlEncoder.Encode(parts.Exponent) };
    }

    IResult Authorize(HttpRequest asked)
    {
        Assert.Equal(("code", "S256", "pacesetter"), (asked.Query["response_type"].ToString(), asked.Query["code_challenge_method"].ToString(), asked.Query["client_id"].ToString()));
        string code = codes.Count.ToString(CultureInfo.InvariantCulture) + "-code";
        codes[code] = (asked.Query["code_challenge"].ToString(), asked.Query["nonce"].ToString());
        return Results.Redirect($"{asked.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(asked.Query["state"].ToString())}");
    }

    async Task<IResult> Token(HttpRequest asked)
    {
        IFormCollection form = await asked.ReadFormAsync();
        // A code opens once, and for whoever asked for it.
        if (!codes.TryRemove(form["code"].ToString(), out (string Challenge, string Nonce) given)
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != given.Challenge
            || form["client_secret"] != "hush")
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        string token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Address,
            Audience = Audience,
            Claims = new Dictionary<string, object>(Claims) { ["sub"] = "4711", ["nonce"] = Nonce ?? given.Nonce },
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });
        return Results.Json(new { access_token = "none", token_type = "Bearer", id_token = token });
    }
}
