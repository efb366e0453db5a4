using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Pacesetter.Web.Browsing;

/// <summary>What a page shows: a component with its values, under a title.</summary>
/// <param name="Title">The title.</param>
/// <param name="Body">The component.</param>
/// <param name="Values">Its parameters beside the visit.</param>
public sealed record Sheet(string Title, Type Body, IReadOnlyDictionary<string, object?> Values)
{
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Whether it stands without the menu, for a screen that nobody touches.</summary>
    public bool Bare { get; init; }

    /// <summary>A sheet of a component.</summary>
    public static Sheet Of<TBody>(string title, params (string Name, object? Value)[] values)
        where TBody : IComponent => new(title, typeof(TBody), values.ToDictionary(it => it.Name, it => it.Value, StringComparer.Ordinal));

    /// <summary>The body as content of another component.</summary>
    public RenderFragment Content(Visit visit) => builder =>
    {
        builder.OpenComponent(0, Body);
        builder.AddComponentParameter(1, nameof(Visit), visit);
        foreach ((string name, object? value) in Values)
        {
            builder.AddComponentParameter(2, name, value);
        }

        builder.CloseComponent();
    };
}
