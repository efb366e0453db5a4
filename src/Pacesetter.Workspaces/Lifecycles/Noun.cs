using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>A noun of the registry as it was registered: all that commands, tables, triggers and pages need to know of it.</summary>
public abstract record Noun
{
    /// <summary>The word of commands and answers: <c>practice</c>.</summary>
    public required string Key { get; init; }

    /// <summary>The word in a sentence: <c>a practice</c>, <c>an adoption</c>.</summary>
    public string Named => (Key[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an " : "a ") + Key.Replace('-', ' ');

    /// <summary>The word of tables, files and paths: <c>practices</c>.</summary>
    public required string Plural { get; init; }

    /// <summary>The step of the flow it belongs to.</summary>
    public required string Step { get; init; }

    /// <summary>One line of help.</summary>
    public required string Summary { get; init; }

    /// <summary>The keys that a list shows beside id, unit and state.</summary>
    public IReadOnlyList<string> Shown { get; init; } = [];

    /// <summary>Properties that together name one entry only.</summary>
    public IReadOnlyList<string> Unique { get; init; } = [];

    /// <summary>Other names of fields in files that people import, with the field meant.</summary>
    public IReadOnlyDictionary<string, string> Aliases { get; init; } = new Dictionary<string, string>();

    /// <summary>True where an entry tells of single persons, so that looking at it is recorded.</summary>
    public bool Personal { get; init; }

    /// <summary>True where entries are for everybody to read, whatever unit they belong to: what is to spread, and what everyone is invited to.</summary>
    public bool Shared { get; init; }

    public abstract Type Type { get; }

    /// <summary>The states as words, where it begins first.</summary>
    public abstract IReadOnlyList<string> States { get; }

    public abstract IReadOnlyList<LegalMove> Moves { get; }

    /// <summary>The table, and the path of its addresses.</summary>
    public string Table => Plural.Replace('-', '_');

    /// <summary>The form of an entry as JSON Schema.</summary>
    public JsonNode Schema(JsonSchemaExporterOptions options) => EntryJson.Options.GetJsonSchemaAsNode(Type, options);

    /// <summary>An entry of the JSON that its card is made of: what a card adds is left aside, what was withheld stands at its default.</summary>
    public Entry OfCard(JsonObject card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return EntryJson.Shown(this, card);
    }

    public abstract Entry Blank();

    public abstract string StateOf(Entry entry);

    public abstract void Enter(Entry entry, string state);

    /// <summary>Registers a noun.</summary>
    public static Noun Of<TNoun, TState>(string key, string plural, string step, string summary, IReadOnlyList<Move<TNoun, TState>> moves)
        where TNoun : Entry<TState>, new()
        where TState : struct, Enum =>
        new Registered<TNoun, TState>(moves) { Key = key, Plural = plural, Step = step, Summary = summary };

    sealed record Registered<TNoun, TState>(IReadOnlyList<Move<TNoun, TState>> Lifecycle) : Noun
        where TNoun : Entry<TState>, new()
        where TState : struct, Enum
    {
        public override Type Type => typeof(TNoun);

        public override IReadOnlyList<string> States { get; } = Words.Of(typeof(TState));

        public override IReadOnlyList<LegalMove> Moves { get; } = [.. Lifecycle.Select(LegalMove.Of)];

        public override Entry Blank() => new TNoun();

        public override string StateOf(Entry entry) => Words.Of(((TNoun)entry).State);

        public override void Enter(Entry entry, string state) => ((TNoun)entry).State = Words.Parse<TState>(state)!.Value;
    }
}
