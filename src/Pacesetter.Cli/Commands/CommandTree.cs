using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Commands;

/// <summary>The commands, derived from the use cases: nothing about a command is written twice.</summary>
sealed class CommandTree
{
    readonly Dictionary<Command, UseCaseDescription> _useCases = [];
    readonly Dictionary<RequestField, Symbol> _symbols = [];
    readonly SuggestDirective _suggest = new();

    public CommandTree(IReadOnlyList<UseCaseDescription> useCases)
    {
        UseCases = useCases;
        Root.Options.Clear();
        Root.Directives.Clear();
        Root.Add(_suggest);
        foreach (Option option in Globals.All)
        {
            Root.Add(option);
        }

        Root.Add(Globals.Version);
        foreach (UseCaseDescription useCase in useCases)
        {
            Add(useCase);
        }
    }

    public IReadOnlyList<UseCaseDescription> UseCases { get; }

    public GlobalOptions Globals { get; } = new();

    public RootCommand Root { get; } = new("Pacesetter: who is ahead, by how much, why, and what spreads");

    /// <summary>Reads a command line. A word that begins with @ is a word, never a file of more words.</summary>
    public ParseResult Parse(IReadOnlyList<string> words) => Root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>True where a shell asks for completions.</summary>
    public bool IsSuggestion(ParseResult line) => line.GetResult(_suggest) is not null;

    /// <summary>The use case of a command, or null where more words must follow.</summary>
    public UseCaseDescription? Find(Command command) => _useCases.GetValueOrDefault(command);

    /// <summary>What a faultless line asks for.</summary>
    /// <exception cref="UsageException">The line asks for nothing that can be done.</exception>
    public Invocation Bind(ParseResult line, Terminal terminal)
    {
        IReadOnlyList<string> complaints = Complaints.About(line, this);
        if (complaints.Count > 0)
        {
            throw new UsageException(complaints);
        }

        UseCaseDescription useCase = _useCases[line.CommandResult.Command];
        object request = useCase.Blank();
        foreach (RequestField field in useCase.Fields)
        {
            if (Value(line, field) is { } value)
            {
                field.Property.SetValue(request, value);
            }
        }

        return Globals.Invocation(line, useCase, request, terminal);
    }

    // A secret that may be left out is not asked for at a terminal.
    object? Value(ParseResult line, RequestField field) => field.Element == typeof(Secret) ? Prompted(field) : line.GetResult(_symbols[field]) switch
    {
        OptionResult { Implicit: false } option when option.Tokens.Count == 0 => true,
        OptionResult { Implicit: false } option => FieldValue.Of(field, Texts(option)),
        ArgumentResult { Tokens.Count: > 0 } argument => FieldValue.Of(field, Texts(argument)),
        _ => null,
    };

    static Secret? Prompted(RequestField field) => field.Required ? new Secret(() => SecretPrompt.Read(field.Help)) : null;

    static string[] Texts(SymbolResult result) => [.. result.Tokens.Select(token => token.Value)];

    void Add(UseCaseDescription useCase)
    {
        Command command = Child(Root, useCase.Step);
        command = useCase.Verb is null ? command : Child(command, useCase.Verb);
        command.Description = useCase.Summary;
        _useCases.Add(command, useCase);
        foreach (RequestField field in useCase.Fields.Where(it => it.Element != typeof(Secret)))
        {
            Symbol symbol = field.Argument ? Argument(field) : Option(field);
            _symbols.Add(field, symbol);
            if (symbol is Argument argument)
            {
                command.Add(argument);
            }
            else
            {
                command.Add((Option)symbol);
            }
        }
    }

    static Command Child(Command parent, string name)
    {
        Command? child = parent.Subcommands.FirstOrDefault(command => command.Name == name);
        if (child is null)
        {
            child = new Command(name);
            parent.Add(child);
        }

        return child;
    }

    static Argument Argument(RequestField field)
    {
        Argument argument = field.List ? new Argument<string[]>(field.Name) : new Argument<string>(field.Name);
        argument.HelpName = field.Value;
        argument.Description = field.Help;
        argument.Arity = new ArgumentArity(field.Required ? 1 : 0, field.List ? 100_000 : 1);
        argument.CompletionSources.Add([.. field.AllowedWords]);
        return argument;
    }

    static Option Option(RequestField field)
    {
        Option option = field.Element == typeof(bool) && !field.List ? new Option<bool>("--" + field.Name)
            : field.List ? new Option<string[]>("--" + field.Name) { Arity = ArgumentArity.OneOrMore }
            : new Option<string>("--" + field.Name);
        option.HelpName = field.Value;
        option.Description = field.Help;
        option.Required = field.Required;
        option.CompletionSources.Add([.. field.AllowedWords]);
        return option;
    }
}
