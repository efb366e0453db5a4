using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Pacesetter.Benchmarks;

/// <summary>Those who ask a server that is measured, and how long they waited.</summary>
static class Clients
{
    public static void Print(string name, string share, double[] sorted) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {share} | {At(sorted, 0.5):0.0} | {At(sorted, 0.95):0.0} | {At(sorted, 0.99):0.0} | {sorted[^1]:0.0} |"));

    public static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    public static async Task<string> Key(HttpClient client, string owner, string account, string? person, string role)
    {
        await Json(client, owner, HttpMethod.Post, "user/grant", new JsonObject { ["id"] = account, ["person"] = person, ["roles"] = new JsonArray(role) });
        return (string)(await Json(client, owner, HttpMethod.Post, "key/add", new JsonObject { ["account"] = account }))["key"]!;
    }

    public static async Task<JsonObject> Json(HttpClient client, string key, HttpMethod method, string path, JsonObject? body)
    {
        using HttpResponseMessage response = await Send(client, key, method, path, body);
        string text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? JsonNode.Parse(text)!.AsObject() : throw new InvalidOperationException($"{path}: {text}");
    }

    public static async Task<HttpResponseMessage> Send(HttpClient client, string key, HttpMethod method, string path, JsonObject? body = null, string? once = null)
    {
        using var message = new HttpRequestMessage(method, "/api/v1/" + path) { Content = body is null ? null : JsonContent.Create(body) };
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (once is not null)
        {
            message.Headers.Add("Idempotency-Key", once);
        }

        return await client.SendAsync(message);
    }
}
