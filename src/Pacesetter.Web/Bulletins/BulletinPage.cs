using Pacesetter.Web.Layout;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Bulletins;

/// <summary>The bulletin as one self-contained HTML file: no script, nothing fetched, made without a server.</summary>
public static class BulletinPage
{
    /// <summary>The style, tokens and print rules in it.</summary>
    internal static string Style { get; } = PageFiles.Text("base.css") + PageFiles.Text("bulletin.css");

    /// <summary>Renders the bulletin.</summary>
    public static Task<string> Render(Bulletin bulletin, TermPack words, CancellationToken cancel) =>
        Pages.Render<BulletinDocument>(new() { [nameof(BulletinDocument.Bulletin)] = bulletin, [nameof(BulletinDocument.Words)] = words }, cancel);
}
