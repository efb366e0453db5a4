using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Repeating;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Knows the requests that carry an Idempotency-Key, and does each once.</summary>
sealed class Repeats
{
    /// <summary>The header that says which request it is.</summary>
    public const string Header = "Idempotency-Key";

    /// <summary>The header of an answer that was given before.</summary>
    public const string Replayed = "Idempotent-Replayed";

    const int Longest = 255;

    // One process holds the workspace, so what is under way is known here; what is done is known to the registry.
    readonly ConcurrentDictionary<(string Account, string Key), bool> underway = new();

    /// <summary>Asks once where the request says which one it is, and as it comes otherwise.</summary>
    /// <param name="context">The request.</param>
    /// <param name="workspace">What it is asked of.</param>
    /// <param name="ask">Asks it.</param>
    public async Task<Outcome> Ask(HttpContext context, Workspace workspace, Func<Task<Outcome>> ask)
    {
        if (KeyOf(context.Request) is not { } key)
        {
            return await ask();
        }

        return await Ask(context.Features.Get<Caller>()!.Repeat(key, Asked(context)), workspace, ask, context.RequestAborted);
    }

    /// <summary>Asks once what a request stands for.</summary>
    public async Task<Outcome> Ask(Repeat repeat, Workspace workspace, Func<Task<Outcome>> ask, CancellationToken cancel)
    {
        if (!underway.TryAdd((repeat.Account, repeat.Key), true))
        {
            throw Once.InProgress();
        }

        try
        {
            return await new Once(workspace).Ask(repeat, ask, cancel);
        }
        finally
        {
            underway.TryRemove((repeat.Account, repeat.Key), out _);
        }
    }

    static string? KeyOf(HttpRequest request) =>
        !request.Headers.TryGetValue(Header, out var values) ? null
        : values.Count == 1 && values[0] is { Length: > 0 and <= Longest } key && key.All(it => it is > ' ' and < '\u007f') ? key
        : throw new RefusalException(RefusalKind.Usage, "idempotency_malformed", $"{Header} is 1 to {Longest} visible ASCII characters, once.", "Take a random identifier for each request.");

    // What decides the effect: the version asked for belongs to it.
    static string Asked(HttpContext context) =>
        string.Join('\n', context.Request.Method, context.Request.Path, context.Request.QueryString, context.Request.Headers.IfMatch, context.Features.Get<Sent>()?.Text);
}
