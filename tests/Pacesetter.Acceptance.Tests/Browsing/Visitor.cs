using System.Net;
using System.Text.RegularExpressions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>A browser without scripts: it keeps cookies, reads pages, and sends the forms it finds on them.</summary>
sealed partial class Visitor : IDisposable
{
    static readonly CancellationToken None = CancellationToken.None;

    readonly HttpClient client;
    readonly CookieContainer cookies = new();

    public Visitor(string address, string language = "en")
    {
        client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new(address) };
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        client.DefaultRequestHeaders.Add("Accept-Language", language);
    }

    /// <summary>The key that the session's cookie holds.</summary>
    public string Session => cookies.GetCookies(client.BaseAddress!).Single(it => it.Name == "pacesetter.session").Value;

    /// <summary>Puts a cookie there, as left by an earlier visit.</summary>
    public void Keep(string name, string value, string path) => cookies.Add(new Cookie(name, value, path, client.BaseAddress!.Host));

    public async Task<Seen> Get(string path)
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri(path, UriKind.Relative), None);
        return await Seen.Of(response);
    }

    /// <summary>A page with its figures, however often it has to be looked at for them.</summary>
    public async Task<Seen> Ready(string path)
    {
        Seen seen = await Get(path);
        while (seen.Status == HttpStatusCode.Accepted)
        {
            seen = await Get(path);
        }

        return seen;
    }

    /// <summary>Comes in by role, where the server runs to be tried out.</summary>
    public async Task<Seen> ComeInAs(string role) => await Send("/sign-in/demo", await Get("/sign-in"), ("role", role));

    /// <summary>Sends a form as the page holds it, with some fields filled in.</summary>
    public async Task<Seen> Send(string path, Seen page, params (string Name, string Value)[] fields)
    {
        List<KeyValuePair<string, string>> form = [.. page.Hidden.Where(it => it.Key is "__RequestVerificationToken" or "once" or "asked" or "version" && fields.All(field => field.Name != it.Key)), .. fields.Select(it => KeyValuePair.Create(it.Name, it.Value))];
        using var content = new FormUrlEncodedContent(form);
        using HttpResponseMessage response = await client.PostAsync(new Uri(path, UriKind.Relative), content, None);
        return await Seen.Of(response);
    }

    /// <summary>Sends a form that ends with a file.</summary>
    public async Task<Seen> Bring(string path, Seen page, string name, byte[] content, params (string Name, string Value)[] fields)
    {
        using var form = new MultipartFormDataContent();
        foreach ((string field, string value) in page.Hidden.Where(it => it.Key == "__RequestVerificationToken").Select(it => (it.Key, it.Value)).Concat(fields))
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(content), "file", name);
        using HttpResponseMessage response = await client.PostAsync(new Uri(path, UriKind.Relative), form, None);
        return await Seen.Of(response);
    }

    public async Task<Seen> SignIn(string account, string password, string path = "/sign-in") =>
        await Send(path, await Get(path), ("account", account), ("password", password));

    public void Dispose() => client.Dispose();

    /// <summary>What came back.</summary>
    public sealed partial record Seen(HttpStatusCode Status, string Text, string? Leads, IReadOnlyDictionary<string, string> Headers)
    {
        /// <summary>The hidden fields, once each name but for those that say what is asked.</summary>
        public IReadOnlyList<KeyValuePair<string, string>> Hidden =>
            [.. HiddenField().Matches(Text).Select(it => KeyValuePair.Create(it.Groups[1].Value, WebUtility.HtmlDecode(it.Groups[2].Value))).DistinctBy(it => it.Key == "asked" ? it.Key + it.Value : it.Key)];

        /// <summary>The text without its markup.</summary>
        public string Plain => WebUtility.HtmlDecode(Tag().Replace(Text, " "));

        public static async Task<Seen> Of(HttpResponseMessage response) =>
            new(response.StatusCode, await response.Content.ReadAsStringAsync(None), response.Headers.Location?.OriginalString, response.Headers.ToDictionary(it => it.Key, it => string.Join(", ", it.Value), StringComparer.OrdinalIgnoreCase));

        [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"")]
        private static partial Regex HiddenField();

        [GeneratedRegex("<[^>]*>")]
        private static partial Regex Tag();
    }
}
