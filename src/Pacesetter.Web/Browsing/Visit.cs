using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Alerting;
using Pacesetter.Web.Layout;
using Pacesetter.Web.Serving;
using Pacesetter.Web.Serving.Waiting;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Repeating;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Browsing;

/// <summary>Somebody looks at a page, or sends a form: who, in which words, at which unit and days.</summary>
public sealed class Visit(HttpContext context)
{
    /// <summary>The field of a form that tells one sending from another.</summary>
    public const string OnceField = "once";

    readonly Lazy<TermPack> words = new(() => TermPack.Load(Tongue.Of(context.Request)));

    public HttpContext Context => context;

    public TermPack Words => words.Value;

    public NounWords Nouns => new(Words);

    /// <summary>What answers say in English, in the visitor's words.</summary>
    public Retelling Retold => new(Words);

    /// <summary>Who looks; null where nobody has signed in.</summary>
    public Actor? Actor => context.Features.Get<Actor>();

    internal Caller? Caller => context.Features.Get<Caller>();

    public CancellationToken Cancel => context.RequestAborted;

    /// <summary>The path and query, for a form that leads back.</summary>
    public string Here => context.Request.Path + context.Request.QueryString;

    public string? Under => Query("under");

    public DateOnly? From => Day("from");

    public DateOnly? To => Day("to");

    /// <summary>What was sent.</summary>
    public IFormCollection Form { get; private set; } = FormCollection.Empty;

    /// <summary>Whether the server runs to be tried out: anybody may take any role.</summary>
    public bool Demonstrates => Services.GetRequiredService<Demonstration>().On;

    public IServiceProvider Services => context.RequestServices;

    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    Workspace Whole => Services.GetRequiredService<Workspace>();

    // What one question has found of the policy, the next need not look for. It is asked nothing itself, so it opens nothing.
    Workspace Session => field ??= Whole.Session();

    public string? Query(string name) => context.Request.Query[name] is [{ Length: > 0 } value, ..] ? value : null;

    public string Route(string name) => (string)context.Request.RouteValues[name]!;

    public string? Sent(string name) => Form[name] is [{ } value, ..] && value.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A secret of the form as it was typed; null where it was left empty.</summary>
    public Secret? Secret(string name) => Form[name].ToString() is { Length: > 0 } text ? new(() => text) : null;

    public string Say(string key, params (string Name, string Value)[] values) => Words.Say(key, values);

    /// <summary>The secret that a form of this visit carries, so that no other site can send one.</summary>
    public (string Name, string Value) Proof()
    {
        AntiforgeryTokenSet tokens = Services.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context);
        return (tokens.FormFieldName, tokens.RequestToken!);
    }

    /// <summary>Takes a form, if it came from a page of ours.</summary>
    /// <exception cref="RefusalException">It did not, or from a session that has ended.</exception>
    public async Task Receive()
    {
        Form = await Proven();
    }

    /// <summary>The same of a form that ends with a file, which is read as it comes.</summary>
    /// <param name="most">How many bytes are read at all; more cuts the line.</param>
    internal async Task<SentFile> ReceiveFile(long most)
    {
        SentFile sent = await SentFile.Read(context, most);
        context.Features.Set<IFormFeature>(new FormFeature(sent.Fields));
        Form = await Proven();
        return sent;
    }

    async Task<IFormCollection> Proven()
    {
        if (!context.Request.HasFormContentType)
        {
            throw new RefusalException(RefusalKind.Usage, "media_type_unsupported", "This address takes what a form sends.", "Send it from the page.");
        }

        try
        {
            await Services.GetRequiredService<IAntiforgery>().ValidateRequestAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "form_foreign", Words["page.form_foreign"], Words["page.form_foreign.remedy"]);
        }

        return await context.Request.ReadFormAsync(Cancel);
    }

    /// <summary>Asks a use case, as far as the visitor reaches. What it needs stays open as long as the visit.</summary>
    /// <exception cref="RefusalException">They may not ask it, or it is refused.</exception>
    public async Task<TAnswer> Ask<TAnswer>(object request) => (TAnswer)await Ask(Endpoints.Of(request), request);

    /// <summary>The same of what may take long: null where it is still being worked out, and the page is <see cref="Later"/>.</summary>
    public async Task<TAnswer?> Await<TAnswer>(object request)
        where TAnswer : class => (TAnswer?)await Await(Endpoints.Of(request), request);

    /// <summary>The same by the description of the use case.</summary>
    // A key that holds a part of its account's roles sees less than the account: it shares no answer with it.
    public async Task<object?> Await(UseCaseDescription useCase, object request) => Caller!.Asker.Narrowed
        ? await Ask(useCase, request)
        : await Services.GetRequiredService<PendingAnswers>().Ask(new Question(useCase, request, Actor!, Caller.Asker) { Language = Words.Name }, Cancel);

    /// <summary>The page while its answer is being worked out: it looks again by itself.</summary>
    public Sheet Later()
    {
        Again();
        return Sheet.Of<LaterBody>(Say("page.later.title")) with { Status = StatusCodes.Status202Accepted };
    }

    /// <summary>Asks a use case that takes a file.</summary>
    internal async Task<TAnswer> Bring<TAnswer>(object request, Feed feed)
    {
        (Question question, Workspace workspace) = await Admit(Endpoints.Of(request), request);
        return (TAnswer)await (question with { Feed = feed }).Run(workspace, Services.GetRequiredService<TimeProvider>(), Cancel);
    }

    /// <summary>Leaves a question to be answered in the background, as far as the visitor reaches by then, and says as which job.</summary>
    public async Task<string> Leave(object request)
    {
        var question = new Question(Endpoints.Of(request), request, Actor!, Caller!.Asker) { Language = Words.Name };
        return (await Posting.Leave(Services.GetRequiredService<JobDesk>(), Whole, question, Cancel)).Id;
    }

    /// <summary>Shows the page again in a moment: what it waits for is not there yet. A visitor who wants it to stand still says so in the address.</summary>
    public void Again(int seconds = 2) => context.Response.Headers["Refresh"] = Query("still") is null ? seconds.ToString(System.Globalization.CultureInfo.InvariantCulture) : default;

    /// <summary>Asks a use case by its description.</summary>
    public async Task<object> Ask(UseCaseDescription useCase, object request)
    {
        (Question question, Workspace workspace) = await Admit(useCase, request);
        return await question.Run(workspace, Services.GetRequiredService<TimeProvider>(), Cancel);
    }

    /// <summary>Asks where the visitor may not be allowed to; null then.</summary>
    public async Task<TAnswer?> Try<TAnswer>(object request)
        where TAnswer : class
    {
        try
        {
            return await Ask<TAnswer>(request);
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.NotAuthorised || refusal.Id == "unit_needed")
        {
            // What somebody may not see is not on their page.
            return null;
        }
    }

    /// <summary>Whether any of the visitor's roles may ask for a use case of the table of rights.</summary>
    public bool Offers(string useCase) => Actor!.Reach.IsWhole || (Actor.Reach.Somewhere & Rights.Named(useCase)!.Roles) != Roles.None;

    /// <summary>Whether the visitor may ask a use case at all.</summary>
    public async Task<bool> May(object request)
    {
        try
        {
            await Admit(Endpoints.Of(request), request);
            return true;
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.NotAuthorised)
        {
            // What they may not ask is not offered to them.
            return false;
        }
        catch (RefusalException)
        {
            // They may, once they say more of what they ask for.
            return true;
        }
    }

    /// <summary>The units that the visitor sees; none where they may see none.</summary>
    public async Task<IReadOnlyList<UnitRow>> Units() => (await Try<ListUnits.Answer>(new ListUnits.Request()))?.Rows ?? [];

    /// <summary>Changes something, once however often the form is sent.</summary>
    public Task<JsonObject> Change(object request) => Change(Endpoints.Of(request), request);

    /// <summary>The same by the description of the use case.</summary>
    public async Task<JsonObject> Change(UseCaseDescription useCase, object request)
    {
        (Question question, Workspace workspace) = await Admit(useCase, request);
        Outcome outcome = Sent(OnceField) is { } key
            ? await Services.GetRequiredService<Repeats>().Ask(Caller!.Repeat(key, Fingerprint()), workspace, Now, Cancel)
            : await Now();
        return JsonNode.Parse(outcome.Body)!.AsObject();

        async Task<Outcome> Now() => new(StatusCodes.Status200OK, JsonSerializer.SerializeToUtf8Bytes(await question.Ask(workspace, Services.GetRequiredService<TimeProvider>(), Cancel), AnswerJson.Options));
    }

    /// <summary>Sends the visitor to another page.</summary>
    public Sheet? Go(string path)
    {
        context.Response.Redirect(path);
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        return null;
    }

    /// <summary>Gives a file out.</summary>
    public async Task<Sheet?> Give(GivenFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        context.Response.ContentType = file.Type;
        context.Response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = file.Name }.ToString();
        await context.Response.WriteAsync(file.Text, Cancel);
        return null;
    }

    /// <summary>Writes a sheet in the frame that all pages share.</summary>
    public async Task Show(Sheet sheet)
    {
        string html = await Pages.Render<Frame>(new() { [nameof(Frame.Visit)] = this, [nameof(Frame.Sheet)] = sheet, [nameof(Frame.Unread)] = await UnreadAlerts.Of(this, sheet) }, Cancel);
        context.Response.StatusCode = sheet.Status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
        context.Response.Headers["Referrer-Policy"] = "same-origin";
        context.Response.Headers.ContentLanguage = Words.Language;
        await context.Response.WriteAsync(html, Cancel);
    }

    async Task<(Question, Workspace)> Admit(UseCaseDescription useCase, object request)
    {
        var question = new Question(useCase, request, Actor!, Caller!.Asker) { Language = Words.Name };
        Workspace workspace = await question.Admit(Session, Cancel);
        context.Response.RegisterForDispose(workspace);
        return (question, workspace);
    }

    string Fingerprint() => string.Join('\n', Form.Where(it => it.Key != "__RequestVerificationToken").Select(it => $"{it.Key}={it.Value}").Prepend(context.Request.Path.ToString()));

    DateOnly? Day(string name) => Query(name) is not { } text ? null
        : DateOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out DateOnly day) ? day
        : throw new RefusalException(RefusalKind.Usage, "date_malformed", $"{name}: {text}", "2026-03-01");
}
