using System.Collections.Concurrent;
using System.Net;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>Somebody at a browser: what they press and fill in goes by the words they read.</summary>
sealed class Tab : IAsyncDisposable
{
    public const int Desk = 1280;
    public const int Phone = 360;

    // The narrowest screen that the standard on accessibility asks for.
    const int Narrowest = 320;

    static readonly string[] Grave = ["serious", "critical"];

    readonly IBrowserContext context;
    readonly TermPack pack;
    readonly ConcurrentQueue<string> complaints = [];

    public Tab(IBrowserContext context, IPage page, string words)
    {
        (this.context, Page, pack) = (context, page, TermPack.Load(words));
        page.Console += (_, said) => Note(said.Type == "error" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) ? said.Text : null);
        page.PageError += (_, trouble) => Note(trouble);
        void Note(string? text) => complaints.Enqueue(text ?? "");
    }

    public IPage Page { get; }

    public NounWords Nouns => new(pack);

    /// <summary>What the browser itself complains about: a script that fails, what the content policy forbids.</summary>
    public IEnumerable<string> Complaints => complaints.Where(it => it.Length > 0);

    public string Path => new Uri(Page.Url).PathAndQuery;

    public ILocator Alert => Page.GetByRole(AriaRole.Alert);

    public ILocator Heading => Page.Locator("h1");

    public string Say(string key, params (string Name, string Value)[] values) => pack.Say(key, values);

    /// <summary>Goes to a page, and stays until its figures are there.</summary>
    public async Task<int> Go(string path)
    {
        IResponse? answer = await Page.GotoAsync(path);
        // A page that waits looks again by itself; where it was faster, there is no answer to ours.
        while (answer is null || answer.Status == (int)HttpStatusCode.Accepted)
        {
            answer = await Page.ReloadAsync();
        }

        return answer.Status;
    }

    public Task Fill(string label, string value) => Page.GetByLabel(label, new() { Exact = true }).FillAsync(value);

    public Task Fill(Noun noun, string field, string value) => Fill(Nouns.Field(noun, field), value);

    public Task Press(string button) => Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    public Task Follow(string link) => Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    public async Task SignIn(string account, string password)
    {
        await Fill(Say("page.sign_in.account"), account);
        await Fill(Say("page.sign_in.password"), password);
        await Press(Say("page.sign_in"));
    }

    /// <summary>Goes to a page, by the door where the session has ended.</summary>
    public async Task SignInAgain(string path, string account, string password)
    {
        await Go(path);
        if (await Page.GetByLabel(Say("page.sign_in.account"), new() { Exact = true }).CountAsync() > 0)
        {
            await SignIn(account, password);
            await Page.WaitForURLAsync("**" + path);
        }
    }

    /// <summary>Comes in by role, where the server runs to be tried out.</summary>
    public async Task ComeInAs(string role)
    {
        await Go("/sign-in");
        await Press(Say($"page.role.{role}"));
    }

    /// <summary>Keeps pictures of the page, as at a desk and as on a phone, where PICTURES=1 asks for them: they take as long as all the rest of a walk.</summary>
    public async Task Keep(string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") != "1")
        {
            return;
        }

        string folder = Directory.CreateDirectory(System.IO.Path.Combine(Sources.Root, "artifacts", "screenshots")).FullName;
        foreach (int width in (int[])[Phone, Desk])
        {
            await Page.SetViewportSizeAsync(width, 900);
            await Page.ScreenshotAsync(new() { Path = System.IO.Path.Combine(folder, $"{name}.{pack.Name}.{width}.png"), FullPage = true });
        }
    }

    /// <summary>Notes what is grave by the rules of accessibility, and whether the page is too wide; keeps a picture of it where one is named.</summary>
    public async Task Look(string? picture, List<string> bad)
    {
        bad.AddRange((await Findings()).Select(it => $"{Path}: {it}"));
        if (await Excess() is > 0 and int excess)
        {
            bad.Add($"{Path}: {excess} px too wide");
        }

        if (picture is not null)
        {
            await Keep(picture);
        }
    }

    /// <summary>What is grave of what the rules of accessibility find.</summary>
    public async Task<IReadOnlyList<string>> Findings()
    {
        AxeResult result = await Page.RunAxe();
        Assert.True(result.Passes.Length > 10, "the rules found nothing to look at");
        return [.. result.Violations.Where(it => Grave.Contains(it.Impact)).Select(it => $"{it.Id} ({it.Impact}): {string.Join(" | ", it.Nodes.Take(3).Select(node => node.Html))}")];
    }

    /// <summary>By how many pixels the page is wider than the narrowest screen.</summary>
    public async Task<int> Excess()
    {
        await Page.SetViewportSizeAsync(Narrowest, 900);
        int width = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        await Page.SetViewportSizeAsync(Desk, 900);
        return width - Narrowest;
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
