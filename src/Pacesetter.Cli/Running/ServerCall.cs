using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Running;

/// <summary>Asks a server for what the command line says: the same request, sent where the use case has its address.</summary>
sealed class ServerCall(Invocation invocation, Terminal terminal)
{
    /// <summary>The environment variable of the key: a command line can be seen by others.</summary>
    const string KeyVariable = "PACESETTER_KEY";

    static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    readonly UseCaseDescription useCase = invocation.UseCase;

    /// <summary>True where a server is named and the command does not belong to the own process.</summary>
    public static bool IsFor(Invocation invocation) => invocation.Server is not null && !invocation.UseCase.Local && !NamesAFile(invocation);

    /// <summary>The answer's JSON.</summary>
    /// <exception cref="RefusalException">The server refused, or could not be reached.</exception>
    public async Task<JsonObject> Ask(CancellationToken cancel)
    {
        if (invocation.As is not null)
        {
            throw new RefusalException(RefusalKind.Usage, "as_with_server", "--as is for the files; a server knows who you are by your key.", "Leave --as out.");
        }

        if (terminal.Variable(KeyVariable) is not { Length: > 0 } key)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "key_needed", $"{KeyVariable} holds no key.", "Have one made with: pacesetter key add ACCOUNT");
        }

        if (!Uri.TryCreate(invocation.Server, UriKind.Absolute, out Uri? server) || server.Scheme is not ("http" or "https"))
        {
            throw new RefusalException(RefusalKind.Usage, "server_malformed", $"{invocation.Server} is no address of a server.", "Write it as http://127.0.0.1:8080");
        }

        using var client = new HttpClient { BaseAddress = server, Timeout = Patience };
        using HttpRequestMessage message = Message();
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        message.Headers.AcceptLanguage.ParseAdd(invocation.Language ?? "en");
        try
        {
            using HttpResponseMessage response = await client.SendAsync(message, cancel);
            string text = await response.Content.ReadAsStringAsync(cancel);
            return response.IsSuccessStatusCode ? JsonNode.Parse(text)!.AsObject() : throw Refusal(response.StatusCode, text);
        }
        catch (HttpRequestException unreachable)
        {
            throw new RefusalException(RefusalKind.Failed, "server_unreachable", $"{server} does not answer: {unreachable.Message}", "See that it runs: pacesetter serve");
        }
    }

    HttpRequestMessage Message()
    {
        if (useCase.Noun is not { } noun)
        {
            if (useCase.Needs.Contains(typeof(Feed)))
            {
                return Fed();
            }

            return Body(HttpMethod.Post, $"{useCase.Step}{(useCase.Verb is { } verb ? "/" + verb : "")}", Fields());
        }

        JsonObject fields = Fields();
        string entry = $"{noun.Plural}/{Uri.EscapeDataString((string?)fields["id"] ?? "")}";
        return useCase.Verb switch
        {
            "list" => Body(HttpMethod.Post, $"{noun.Plural}/list", fields),
            "show" => Body(HttpMethod.Get, entry, null),
            "add" => fields["template"] is not null ? Body(HttpMethod.Get, $"{noun.Key}/template", null) : Body(HttpMethod.Post, noun.Plural, Content()),
            "edit" => Versioned(Body(HttpMethod.Patch, entry, Content()), fields),
            _ => Versioned(Body(HttpMethod.Post, $"{entry}/moves", new JsonObject { ["state"] = fields["state"]?.DeepClone(), ["why"] = fields["why"]?.DeepClone() }), fields),
        };
    }

    // The fields go before, since the records are sent as they come.
    HttpRequestMessage Fed()
    {
        string query = string.Join('&', Fields().Select(it => $"{it.Key}={Uri.EscapeDataString(it.Value!.ToString())}"));
        var content = new StreamContent(terminal.Input());
        content.Headers.ContentType = new MediaTypeHeaderValue(MediaTypeNames.Application.Json);
        return new(HttpMethod.Post, $"api/v1/{useCase.Step}{(useCase.Verb is { } verb ? "/" + verb : "")}?{query}") { Content = content };
    }

    static HttpRequestMessage Versioned(HttpRequestMessage message, JsonObject fields)
    {
        if (fields["if_version"] is { } version)
        {
            message.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        return message;
    }

    static HttpRequestMessage Body(HttpMethod method, string path, JsonObject? content) => new(method, $"api/v1/{path}")
    {
        Content = content is null ? null : new StringContent(content.ToJsonString(), Encoding.UTF8, MediaTypeNames.Application.Json),
    };

    JsonObject Fields() => RequestJson.Given(useCase, invocation.Request);

    JsonObject Content() => useCase.Fields.Select(it => it.Property.GetValue(invocation.Request)).OfType<Content>().FirstOrDefault()?.Read()
        ?? throw new RefusalException(RefusalKind.Usage, "file_not_named", "No file is named.", "Write --file FILE.json, or --file - to read standard input.");

    static bool NamesAFile(Invocation invocation) => invocation.UseCase.Fields.Any(it => it.Local && !RequestJson.Same(it.Property.GetValue(invocation.Request), it.Default));

    static Exception Refusal(HttpStatusCode status, string text)
    {
        JsonObject? problem = null;
        try
        {
            problem = JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            // Not one of our servers, or something between: its status is all there is to say.
        }

        return problem?["title"] is null
            ? new RefusalException(RefusalKind.Failed, "server_failed", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"The server answered {(int)status}."), "See its log.")
            : new ServedProblem(new(Words.Parse<ExitCode>((string?)problem["exit"] ?? "") ?? ExitCode.Failed, (string)problem["title"]!, (string?)problem["detail"] ?? "", (string?)problem["remedy"]) { Answer = problem["answer"] as JsonObject });
    }
}
