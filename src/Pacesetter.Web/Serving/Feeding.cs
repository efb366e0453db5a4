using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>The addresses that take a stream of records in place of a request; the request stands in the query.</summary>
static class Feeding
{
    static readonly string[] Forms = ["application/json", "application/x-ndjson", "application/jsonl"];

    /// <summary>True for a use case that reads a feed.</summary>
    public static bool Takes(UseCaseDescription useCase) => useCase.Needs.Contains(typeof(Feed));

    /// <summary>The request, with the way open for a large body.</summary>
    public static object Read(HttpContext context, UseCaseDescription useCase)
    {
        bool records = useCase.Request == typeof(AppendRecords.Request);
        Check(context.Request, records);
        // Nothing of the body has been read yet; every other address keeps the small limit. How large a file may be is for its use case to say.
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = records ? Limits.Feed : null;
        return RequestForm.OfQuery(useCase, context.Request.Query);
    }

    // What is packed is not unpacked here, so that nothing can unpack to more than was sent.
    static void Check(HttpRequest request, bool records)
    {
        if (request.Headers.ContentEncoding.ToString() is { Length: > 0 } packed && !packed.Equals("identity", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusalException(RefusalKind.Usage, "encoding_unsupported", "A packed body is not taken.", "Send it without Content-Encoding.");
        }

        // What a file is its content says.
        if (!records)
        {
            return;
        }

        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out MediaTypeHeaderValue? form) || !Forms.Contains(form.MediaType.ToString(), StringComparer.OrdinalIgnoreCase)
            || (form.Charset.HasValue && !form.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase)))
        {
            throw new RefusalException(RefusalKind.Usage, "media_type_unsupported", "The body is of a form that is not taken here.", $"Send one of: {string.Join(", ", Forms)}; in UTF-8.");
        }
    }
}
