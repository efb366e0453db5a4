using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Pacesetter.Workspaces.Repeating;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Gives an answer its headers. The tag of an entry begins with its version; what is shown beside it, as the moves that lead on, may change without one, so that the tag of a reading goes on with a hash.</summary>
static class Tagged
{
    const int HashBytes = 12;

    /// <summary>An answer, ready to go out.</summary>
    public static Outcome Of(Address address, JsonObject json)
    {
        byte[] body = JsonSerializer.SerializeToUtf8Bytes(json, AnswerJson.Options);
        string? version = address.UseCase.Noun is not null && json["version"] is JsonValue given ? ((int)given).ToString(CultureInfo.InvariantCulture) : null;
        bool reading = HttpMethods.IsGet(address.Method);
        string hash = Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, HashBytes));
        return new(address.Status, body)
        {
            Tag = version is null ? (reading ? $"\"{hash}\"" : null) : reading ? $"\"{version}-{hash}\"" : $"\"{version}\"",
            Location = address.Taken == Taken.Content ? $"{address.Pattern}/{Uri.EscapeDataString((string)json["id"]!)}" : null,
        };
    }

    /// <summary>Sends it; what the other side has already is not sent again.</summary>
    public static async Task Write(HttpContext context, Outcome outcome)
    {
        HttpResponse response = context.Response;
        response.StatusCode = outcome.Status;
        if (outcome.Tag is not null)
        {
            response.Headers.ETag = outcome.Tag;
        }

        if (outcome.Location is not null)
        {
            response.Headers.Location = outcome.Location;
        }

        if (outcome.Replayed)
        {
            response.Headers[Repeats.Replayed] = "true";
        }

        if (HttpMethods.IsGet(context.Request.Method) && outcome.Tag is not null && Has(context.Request, outcome.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = outcome.Body.Length;
        await response.Body.WriteAsync(outcome.Body, context.RequestAborted);
    }

    static bool Has(HttpRequest request, string tag) =>
        request.Headers.IfNoneMatch.SelectMany(it => it!.Split(',')).Select(it => it.Trim()).Any(it => it == "*" || it == tag || it == "W/" + tag);
}
