using System.Reflection;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Bulletins;

/// <summary>The bulletin as one self-contained HTML file: no script, nothing fetched, made without a server.</summary>
public static class BulletinPage
{
    /// <summary>The style, tokens and print rules in it.</summary>
    internal static string Style { get; } = ReadStyle();

    /// <summary>Renders the bulletin.</summary>
    public static Task<string> Render(Bulletin bulletin, TermPack words, CancellationToken cancel) =>
        Pages.Render<BulletinDocument>(new() { [nameof(BulletinDocument.Bulletin)] = bulletin, [nameof(BulletinDocument.Words)] = words }, cancel);

    static string ReadStyle()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("bulletin.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
