using System.Reflection;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>Finds the registered use cases.</summary>
public static class Catalogue
{
    /// <summary>The six steps, in the order of the flow.</summary>
    public static IReadOnlyList<string> Steps { get; } = ["measure", "recognise", "exchange", "spread", "prove", "plan"];

    /// <summary>All use cases of this assembly.</summary>
    public static IReadOnlyList<UseCaseDescription> All { get; } = Of(typeof(Catalogue).Assembly);

    /// <summary>All use cases of the assemblies: the steps in the order of the flow, then the rest by name.</summary>
    public static IReadOnlyList<UseCaseDescription> Of(params IReadOnlyList<Assembly> assemblies) =>
        [.. assemblies
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(Described)
            .OrderBy(Place)
            .ThenBy(description => description.Name, StringComparer.Ordinal)];

    static IEnumerable<UseCaseDescription> Described(Type type) =>
        type.IsAbstract ? []
        : type.IsDefined(typeof(UseCaseAttribute), inherit: false) ? [UseCaseDescription.Of(type)]
        : type.IsDefined(typeof(NounVerbAttribute), inherit: false) ? Nouns.All.Select(noun => UseCaseDescription.Of(type, noun))
        : [];

    static int Place(UseCaseDescription description)
    {
        int place = Enumerable.Range(0, Steps.Count).FirstOrDefault(i => Steps[i] == description.Step, -1);
        return place < 0 ? Steps.Count : place;
    }
}
