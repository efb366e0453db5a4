using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Browsing;

/// <summary>A form that ends with a file: the fields before it, and the file as it comes, which is never whole in memory.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Name">What the file is called; null where none was chosen.</param>
/// <param name="Content">The file.</param>
sealed record SentFile(FormCollection Fields, string? Name, Stream Content)
{
    const int LongestField = 8 << 10;
    const int MostFields = 20;

    /// <summary>Reads as far as the file.</summary>
    /// <exception cref="RefusalException">It is no such form.</exception>
    public static async Task<SentFile> Read(HttpContext context, long most)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? form) || form.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(form.Boundary) is not { Length: > 0 and <= 70 } boundary)
        {
            throw new RefusalException(RefusalKind.Usage, "media_type_unsupported", "This address takes what a form with a file sends.", "Send it from the page.");
        }

        // Nothing of the body has been read yet.
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = most;
        var reader = new MultipartReader(boundary.ToString(), context.Request.Body);
        var fields = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        try
        {
            while (fields.Count <= MostFields && await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out ContentDispositionHeaderValue? part))
                {
                    throw Malformed();
                }

                if (part.IsFileDisposition())
                {
                    string name = HeaderUtilities.RemoveQuotes(part.FileNameStar.HasValue ? part.FileNameStar : part.FileName).ToString();
                    return new(new(fields), name.Length > 0 ? name : null, section.Body);
                }

                fields[HeaderUtilities.RemoveQuotes(part.Name).ToString()] = await Text(section, context.RequestAborted);
            }
        }
        catch (InvalidDataException)
        {
            throw Malformed();
        }

        return new(new(fields), null, Stream.Null);
    }

    /// <summary>Reads what is left, so that a browser which sends to the end reads the answer.</summary>
    public Task Finish(CancellationToken cancel) => Content.CopyToAsync(Stream.Null, cancel);

    static async Task<string> Text(MultipartSection section, CancellationToken cancel)
    {
        using var reader = new StreamReader(section.Body);
        char[] buffer = new char[LongestField];
        int length = await reader.ReadBlockAsync(buffer, cancel);
        return length < LongestField ? new string(buffer, 0, length) : throw Malformed();
    }

    static RefusalException Malformed() => new(RefusalKind.Usage, "form_malformed", "What was sent is no form of this page.", "Load the page again and send it once more.");
}
