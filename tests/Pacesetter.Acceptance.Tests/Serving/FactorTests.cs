using System.Net;
using System.Text.Json.Nodes;
using OtpNet;
using Pacesetter.Acceptance.Tests.Registry;
using Browser = Pacesetter.Acceptance.Tests.Browsing.Visitor;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Codes of the hour beside the password: by pages, by the API, and by the command line of whoever holds the files.</summary>
public sealed class FactorTests
{
    const string Password = "nine grey herons by the weir";

    [Theory]
    [InlineData(59, "94287082")]
    [InlineData(1111111109, "07081804")]
    [InlineData(1111111111, "14050471")]
    [InlineData(1234567890, "89005924")]
    [InlineData(2000000000, "69279037")]
    [InlineData(20000000000, "65353130")]
    public void The_codes_are_those_of_rfc_6238(long seconds, string code) =>
        Assert.Equal(code, new Totp("12345678901234567890"u8.ToArray(), totpSize: 8).ComputeTotp(DateTime.UnixEpoch.AddSeconds(seconds)));

    [Theory, EveryRegistry]
    public async Task Who_has_a_second_factor_comes_in_by_a_code_that_opens_once(string provider)
    {
        await using Office office = await Office.Open(provider);
        string key = await office.Key("eve", "team_lead@B");
        await office.Post(key, "user/password", Body(("account", "eve"), ("password", Password)));
        Reply drawn = await office.Post(key, "factor/add", Body(("account", "eve")));
        string secret = (string)drawn.Json["secret"]!;
        Assert.Equal($"otpauth://totp/Pacesetter%3Aeve?secret={secret}&issuer=Pacesetter", (string)drawn.Json["address"]!);
        // Drawn alone it asks nothing of anybody.
        Assert.Equal(HttpStatusCode.Created, (await Sign(office, null)).Status);
        Assert.Equal("code_failed", (await office.Post(key, "factor/confirm", Body(("account", "eve"), ("code", "000000")))).Id);
        string first = Code(office, secret);
        Reply confirmed = await office.Post(key, "factor/confirm", Body(("account", "eve"), ("code", first)));
        string[] recovery = [.. confirmed.Json["recovery"]!.AsArray().Select(it => (string)it!)];
        Assert.Equal(10, recovery.Distinct().Count());

        Reply without = await Sign(office, null);
        Assert.Equal((HttpStatusCode.Forbidden, "code_needed"), (without.Status, without.Id));
        Assert.Equal("sign_in_failed", (await Sign(office, first)).Id);
        Assert.Equal(HttpStatusCode.Created, (await Sign(office, Code(office, secret, 30))).Status);
        Assert.Equal("sign_in_failed", (await Sign(office, Code(office, secret, 30))).Id);
        Assert.Equal(HttpStatusCode.Created, (await Sign(office, recovery[3].ToLowerInvariant())).Status);
        Assert.Equal("sign_in_failed", (await Sign(office, recovery[3])).Id);
        Reply shown = await office.Get(key, "user/show?account=eve");
        Assert.Equal("9", shown.Json["recovery_left"]!.ToString());
        Assert.DoesNotContain(secret, shown.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await office.Get(await office.Key("bo", "worker@B"), "user/show?account=eve")).Status);

        Assert.Equal("factor_stands", (await office.Post(key, "factor/add", Body(("account", "eve")))).Id);
        Assert.Equal(HttpStatusCode.OK, (await office.Post(await office.Key("vic", "owner@*"), "factor/remove", Body(("account", "eve")))).Status);
        Assert.Equal(HttpStatusCode.Created, (await Sign(office, null)).Status);
    }

    [Fact]
    public async Task Guessed_codes_lock_the_factor_and_one_code_sent_many_times_at_once_opens_once()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        string secret = await With(office);
        Reply[] sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Sign(office, Code(office, secret, 30))));
        Assert.Single(sent, it => it.Status == HttpStatusCode.Created);
        office.Desk.Today = new(2026, 3, 3);
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal("sign_in_failed", (await Sign(office, "000000")).Id);
        }

        Assert.Equal("sign_in_failed", (await Sign(office, Code(office, secret))).Id);
        office.Desk.Today = new(2026, 3, 4);
        Assert.Equal(HttpStatusCode.Created, (await Sign(office, Code(office, secret))).Status);
    }

    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task Somebody_adds_a_second_factor_on_their_page_and_signs_in_with_it(string language)
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        await office.Post(await office.Key("eve", "team_lead@B"), "user/password", Body(("account", "eve"), ("password", Password)));
        using var visitor = new Browser(office.Address, language);
        await visitor.SignIn("eve", Password);
        Seen page = await visitor.Get("/account");
        Seen unasked = await visitor.Send("/account/factor", page, ("present", "not it, not it"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, unasked.Status);
        Assert.Contains("role=\"alert\"", unasked.Text, StringComparison.Ordinal);
        Seen drawn = await visitor.Send("/account/factor", page, ("present", Password));
        Assert.Contains("<svg class=\"qr\"", drawn.Text, StringComparison.Ordinal);
        string address = drawn.Hidden.Single(it => it.Key == "address").Value;
        string secret = address.Split("secret=")[1].Split('&')[0];
        Seen wrong = await visitor.Send("/account/factor/confirm", drawn, ("address", address), ("code", "12"));
        Assert.Contains(address.Split('&')[0], wrong.Hidden.Single(it => it.Key == "address").Value, StringComparison.Ordinal);
        Seen on = await visitor.Send("/account/factor/confirm", wrong, ("address", address), ("code", Code(office, secret)));
        Seen twice = await visitor.Send("/account/factor/confirm", wrong, ("address", address), ("code", Code(office, secret)));
        string[] codes = [.. on.Text.Split("<li><code>").Skip(1).Select(it => it.Split('<')[0])];
        Assert.Equal(10, codes.Length);
        Assert.Contains(codes[9], twice.Text, StringComparison.Ordinal);

        using var other = new Browser(office.Address, language);
        Seen asked = await other.SignIn("eve", Password, "/sign-in?next=%2Faccount");
        Assert.Equal(HttpStatusCode.OK, asked.Status);
        Assert.DoesNotContain("set-cookie", asked.Headers.Where(it => it.Value.Contains("pacesetter.session", StringComparison.Ordinal)).Select(it => it.Key));
        string ticket = asked.Hidden.Single(it => it.Key == "ticket").Value;
        Assert.Equal(HttpStatusCode.Redirect, (await other.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.Send("/sign-in/code?next=%2Faccount", asked, ("ticket", ticket), ("code", "000000"))).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.Send("/sign-in/code", asked, ("ticket", "made up"), ("code", codes[0]))).Status);
        Seen opened = await other.Send("/sign-in/code?next=%2Faccount", asked, ("ticket", ticket), ("code", codes[0]));
        Assert.Equal((HttpStatusCode.SeeOther, "/account"), (opened.Status, opened.Leads));
        using var thief = new Browser(office.Address, language);
        Assert.Equal(HttpStatusCode.Unauthorized, (await thief.Send("/sign-in/code", await thief.Get("/sign-in"), ("ticket", ticket), ("code", codes[1]))).Status);
        Seen off = await other.Send("/account/factor/remove", await other.Get("/account"), ("code", codes[2]));
        Assert.Equal("/account", off.Leads);
        Seen changed = await other.Send("/account/password", await other.Get("/account"), ("present", Password), ("password", Password + " again"), ("again", Password + " again"));
        Assert.StartsWith("/sign-in?changed=password", changed.Leads, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.SignIn("eve", Password + " again")).Status);
    }

    static async Task<string> With(Office office)
    {
        string key = await office.Key("eve", "team_lead@B");
        await office.Post(key, "user/password", Body(("account", "eve"), ("password", Password)));
        string secret = (string)(await office.Post(key, "factor/add", Body(("account", "eve")))).Json["secret"]!;
        Assert.Equal(HttpStatusCode.OK, (await office.Post(key, "factor/confirm", Body(("account", "eve"), ("code", Code(office, secret))))).Status);
        return secret;
    }

    static string Code(Office office, string secret, int later = 0) => new Totp(Base32Encoding.ToBytes(secret)).ComputeTotp(office.Desk.Workspace.Clock.GetUtcNow().UtcDateTime.AddSeconds(later));

    static Task<Reply> Sign(Office office, string? code) => office.Post(null, "session", Body([("account", "eve"), ("password", Password), .. code is null ? ((string, string)[])[] : [("code", code)]]));

    static string Body(params (string Name, string Value)[] fields) => new JsonObject(fields.Select(it => KeyValuePair.Create<string, JsonNode?>(it.Name, it.Value))).ToJsonString();
}
