using System.Reflection;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.UseCases;

/// <summary>A use case as it was registered: all that a command line, an endpoint or a form needs to know.</summary>
/// <param name="Step">The first word of the command.</param>
/// <param name="Verb">The second word, or null.</param>
/// <param name="Summary">One line of help.</param>
/// <param name="Examples">Command lines without the program's name.</param>
/// <param name="Schema">The identifier of the answer.</param>
/// <param name="Local">Runs only in the CLI's own process.</param>
public sealed record UseCaseDescription(string Step, string? Verb, string Summary, IReadOnlyList<string> Examples, string Schema, bool Local)
{
    IReadOnlyList<RequestField>? _fields;

    /// <summary>The class that implements it.</summary>
    public required Type UseCase { get; init; }

    public required Type Request { get; init; }

    /// <summary>The noun it is a verb of, or null.</summary>
    public Noun? Noun { get; init; }

    public required Type Answer { get; init; }

    /// <summary>The words of the command: <c>measure fulfilment</c>.</summary>
    public string Name => Verb is null ? Step : $"{Step} {Verb}";

    /// <summary>The fields of the request, its own before the inherited filters.</summary>
    public IReadOnlyList<RequestField> Fields => _fields ??= RequestField.Of(Request);

    /// <summary>The types its constructor asks for.</summary>
    public IReadOnlyList<Type> Needs => [.. Constructor.GetParameters().Select(parameter => parameter.ParameterType)];

    ConstructorInfo Constructor => UseCase.GetConstructors() is [var only]
        ? only
        : throw new ArgumentException($"{UseCase.FullName} needs exactly one public constructor.");

    /// <summary>Describes a class that carries <see cref="UseCaseAttribute"/>.</summary>
    /// <exception cref="ArgumentException">The class lacks the attribute or does not implement <see cref="IUseCase{TRequest, TAnswer}"/> once.</exception>
    public static UseCaseDescription Of(Type type)
    {
        UseCaseAttribute attribute = type.GetCustomAttribute<UseCaseAttribute>(inherit: false) ?? throw new ArgumentException($"{type.FullName} carries no [UseCase].");
        Type[] faces = [.. type.GetInterfaces().Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IUseCase<,>))];
        if (faces is not [var only])
        {
            throw new ArgumentException($"{type.FullName} must implement IUseCase<,> exactly once.");
        }

        return new(attribute.Step, attribute.Verb, attribute.Summary, attribute.Examples, attribute.Schema, attribute.Local)
        {
            UseCase = type,
            Request = only.GenericTypeArguments[0],
            Answer = only.GenericTypeArguments[1],
        };
    }

    /// <summary>Describes a class that carries <see cref="NounVerbAttribute"/>, for one noun.</summary>
    public static UseCaseDescription Of(Type open, Noun noun)
    {
        Type type = open.MakeGenericType(noun.Type);
        NounVerbAttribute attribute = type.GetCustomAttribute<NounVerbAttribute>(inherit: false) ?? throw new ArgumentException($"{type.FullName} carries no [NounVerb].");
        Type only = type.GetInterfaces().Single(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IUseCase<,>));
        return new(noun.Key, attribute.Verb, attribute.SummaryFor(noun), attribute.ExamplesFor(noun), $"pacesetter.{noun.Key.Replace('-', '_')}.{attribute.Verb}/1", false)
        {
            UseCase = type,
            Noun = noun,
            Request = only.GenericTypeArguments[0],
            Answer = only.GenericTypeArguments[1],
        };
    }

    /// <summary>A request with its defaults, to be filled field by field.</summary>
    public object Blank() => RequestField.Blank(Request);

    /// <summary>Builds the use case from what <paramref name="resolve"/> gives for each type its constructor asks for, and runs it.</summary>
    public async Task<object> Run(object request, Func<Type, object> resolve, CancellationToken cancel)
    {
        object useCase = Constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, [.. Needs.Select(resolve)], null);
        MethodInfo run = typeof(IUseCase<,>).MakeGenericType(Request, Answer).GetMethod(nameof(IUseCase<,>.Run))!;
        var running = (Task)run.Invoke(useCase, BindingFlags.DoNotWrapExceptions, null, [request, cancel], null)!;
        await running.ConfigureAwait(false);
        return running.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(running)
            ?? throw new ArgumentException($"{UseCase.FullName} answered nothing.");
    }
}
