using System.Reflection;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Bulletins;

/// <summary>The bulletin as one self-contained HTML file: no script, nothing fetched, made without a server.</summary>
public static class BulletinPage
{
    /// <summary>The style, tokens and print rules in it.</summary>
    internal static string Style { get; } = ReadStyle();

    /// <summary>Renders the bulletin.</summary>
    public static async Task<string> Render(Bulletin bulletin, TermPack words, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await using ServiceProvider services = new ServiceCollection().AddSingleton<HtmlEncoder>(Typeset.Encoder).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
            {
                [nameof(BulletinDocument.Bulletin)] = bulletin,
                [nameof(BulletinDocument.Words)] = words,
            });
            return (await renderer.RenderComponentAsync<BulletinDocument>(parameters)).ToHtmlString();
        }).WaitAsync(cancel);
    }

    static string ReadStyle()
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("bulletin.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
