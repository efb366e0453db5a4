using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Pacesetter.Acceptance.Tests.Approving;
using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Describing;
using Pacesetter.Web.Layout;
using Pacesetter.Web.Serving;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>The description of the API says what the server does, and nothing else.</summary>
public sealed class DescriptionTests
{
    static JsonObject Document => JsonNode.Parse(OpenApi.Text)!.AsObject();

    [Fact]
    public void The_description_of_the_API_is_as_approved() =>
        Approved.Match(OpenApi.Text, Path.Combine(Sources.Root, "docs", "openapi.json"), Environment.GetEnvironmentVariable("APPROVE") == "1");

    [Fact]
    public void A_reader_of_OpenAPI_3_1_finds_nothing_wrong_with_it()
    {
        ReadResult read = OpenApiDocument.Parse(OpenApi.Text, "json");
        Assert.Empty(read.Diagnostic!.Errors.Select(it => $"{it.Pointer}: {it.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(it => $"{it.Pointer}: {it.Message}"));
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
        Assert.Equal(Document["paths"]!.AsObject().Count, read.Document!.Paths.Count);
    }

    [Fact]
    public void Every_reference_leads_somewhere_and_every_operation_has_a_name_of_its_own()
    {
        string[] names = [.. Operations().Select(it => (string)it.Operation["operationId"]!)];
        Assert.Equal(names.Length, names.Distinct().Count());
        foreach (string pointer in Pointers(Document).Distinct())
        {
            Assert.True(Leads(Document, pointer), pointer);
        }

        static bool Leads(JsonNode? at, string pointer)
        {
            foreach (string part in pointer[2..].Split('/'))
            {
                string name = Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
                at = at is JsonArray items ? items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] : at?[name];
            }

            return at is not null;
        }
    }

    [Fact]
    public async Task Every_address_that_is_mapped_is_described_and_no_other()
    {
        await using Office office = await Office.Open(RegistryTrial.Sqlite);
        string[] mapped = [.. office.Endpoints.OfType<RouteEndpoint>().Where(it => it.Metadata.GetMetadata<Page>() is null && it.Metadata.GetMetadata<PageFiles.Asset>() is null).SelectMany(it => it.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => $"{method} {it.RoutePattern.RawText}")).Order(StringComparer.Ordinal)];
        Assert.Equal(mapped, Operations().Select(it => $"{it.Method.ToUpperInvariant()} {it.Path}").Order(StringComparer.Ordinal));
        Reply read = await office.Get(null, OpenApi.Path);
        Assert.Equal((HttpStatusCode.OK, OpenApi.Text), (read.Status, read.Text));
    }

    [Fact]
    public void Every_changing_address_takes_an_idempotency_key()
    {
        string[] changing = [.. Endpoints.All.Where(it => it.Changes).Select(it => $"{it.Method.ToLowerInvariant()} {it.Pattern}").Order(StringComparer.Ordinal)];
        Assert.Contains("post /api/v1/user/grant", changing);
        Assert.Equal(changing, Operations().Where(it => it.Operation["parameters"]?.ToJsonString().Contains("idempotency_key", StringComparison.Ordinal) == true).Select(it => $"{it.Method} {it.Path}").Order(StringComparer.Ordinal));
    }

    static IEnumerable<(string Path, string Method, JsonObject Operation)> Operations() =>
        Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(it => it.Key != "parameters").Select(it => (path.Key, it.Key, it.Value!.AsObject())));

    static IEnumerable<string> Pointers(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(it => it.Key == "$ref" ? [(string)it.Value!] : Pointers(it.Value)),
        JsonArray items => items.SelectMany(Pointers),
        _ => [],
    };
}
