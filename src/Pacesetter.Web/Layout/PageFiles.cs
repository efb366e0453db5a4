using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Pacesetter.Web.Layout;

/// <summary>The files that pages fetch. Their names tell of their content, so that a browser may keep them for good.</summary>
static class PageFiles
{
    static readonly (string Name, string Type, string[] Parts)[] Files = [("pages.css", "text/css", ["base.css", "bulletin.css", "pages.css"]), ("islands.js", "text/javascript", ["islands.js"]), ("icon.svg", "image/svg+xml", ["icon.svg"])];

    static readonly Dictionary<string, (byte[] Content, string Type, string Path)> Known =
        Files.Where(it => it.Parts.All(Carries)).ToDictionary(it => it.Name, it => Encoding.UTF8.GetBytes(string.Concat(it.Parts.Select(Text))) is var content ? (content, it.Type, $"/assets/{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}/{it.Name}") : default, StringComparer.Ordinal);

    /// <summary>Where a file is.</summary>
    public static string Path(string name) => Known[name].Path;

    /// <summary>The scripts of the pages; null in a program that was built without Node.</summary>
    public static string? Scripts => Known.TryGetValue("islands.js", out (byte[], string, string Path) file) ? file.Path : null;

    public static void Map(IEndpointRouteBuilder server)
    {
        foreach ((byte[] content, string type, string path) in Known.Values)
        {
            server.MapGet(path, context =>
            {
                context.Response.ContentType = type + "; charset=utf-8";
                context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return context.Response.Body.WriteAsync(content, context.RequestAborted).AsTask();
            }).AllowAnonymous().WithMetadata(new Asset());
        }
    }

    static bool Carries(string name) => Assembly.GetExecutingAssembly().GetManifestResourceInfo(name) is not null;

    /// <summary>The text of a file that the program carries.</summary>
    public static string Text(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Marks what is fetched by pages.</summary>
    internal sealed record Asset;
}
