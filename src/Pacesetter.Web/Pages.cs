using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pacesetter.Web.Bulletins;

namespace Pacesetter.Web;

/// <summary>Renders a document as one HTML file, without a server.</summary>
static class Pages
{
    static readonly ServiceProvider Services = new ServiceCollection().AddSingleton<HtmlEncoder>(Typeset.Encoder).BuildServiceProvider();

    /// <summary>Renders a component with its parameters.</summary>
    public static async Task<string> Render<TDocument>(Dictionary<string, object?> parameters, CancellationToken cancel)
        where TDocument : IComponent
    {
        cancel.ThrowIfCancellationRequested();
        await using var renderer = new HtmlRenderer(Services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TDocument>(ParameterView.FromDictionary(parameters))).ToHtmlString()).WaitAsync(cancel);
    }
}
