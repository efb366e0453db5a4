using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Wording;

/// <summary>The labels of the registry in one pack: answers hold keys, which never change; this says what people call them.</summary>
[UseCase("words", null, "What nouns, their fields, states and moves are called, in the words of a pack", Examples = ["words", "words --noun practice --lang zh-Hans"])]
public sealed class ShowWords(TermPack words) : IUseCase<ShowWords.Request, ShowWords.Answer>
{
    public Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Noun is not null && Nouns.Find(request.Noun) is null)
        {
            throw new RefusalException(RefusalKind.Usage, "noun_unknown", $"There is no noun '{request.Noun}'.", $"Use one of {string.Join(", ", Nouns.All.Select(it => it.Key))}.");
        }

        var labels = new NounWords(words);
        return Task.FromResult(new Answer([.. Nouns.All.Where(it => request.Noun is null || it == Nouns.Find(request.Noun)).SelectMany(noun => Of(noun, labels))]) { Pack = words.Name, Language = words.Language });
    }

    static IEnumerable<WordRow> Of(Noun noun, NounWords labels) =>
    [
        new(noun.Key, "noun", noun.Key, labels.One(noun)),
        new(noun.Key, "noun", noun.Plural, labels.Many(noun)),
        .. NounWords.Fields(noun).Select(it => new WordRow(noun.Key, "field", it, labels.Field(noun, it))),
        .. noun.States.Select(it => new WordRow(noun.Key, "state", it, labels.State(noun, it))),
        .. noun.Moves.Select(it => it.To).Distinct().Select(it => new WordRow(noun.Key, "move", it, labels.Move(noun, it))),
    ];

    public sealed record Request
    {
        [Field("Only this noun", Value = "NOUN")]
        public string? Noun { get; init; }
    }

    /// <param name="Rows">A label a row.</param>
    public sealed record Answer(IReadOnlyList<WordRow> Rows)
    {
        /// <summary>The pack.</summary>
        public required string Pack { get; init; }

        /// <summary>The BCP 47 tag of its language.</summary>
        public required string Language { get; init; }
    }
}

/// <summary>A key of the answers and what people call it.</summary>
/// <param name="Noun">The noun.</param>
/// <param name="Kind"><c>noun</c>, <c>field</c>, <c>state</c> or <c>move</c>; a move has the key of the state it leads to.</param>
/// <param name="Key">The key.</param>
/// <param name="Label">The words.</param>
public sealed record WordRow(string Noun, string Kind, string Key, string Label);
