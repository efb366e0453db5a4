using System.CommandLine;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Commands;

/// <summary>The options every command takes.</summary>
sealed class GlobalOptions
{
    public const string WorkspaceVariable = "PACESETTER_WORKSPACE";

    public Option<string> Workspace { get; } = Text("--workspace", "DIR", "The workspace's directory (environment: PACESETTER_WORKSPACE; default ./pacesetter-data)");

    public Option<string> Server { get; } = Text("--server", "URL", "Ask the server there instead of the files, with the key in PACESETTER_KEY");

    public Option<string> Output { get; } = Text("--output", "FORM", "The form of the answer");

    public Option<bool> Json { get; } = Flag("--json", "Short for --output json");

    public Option<string> Out { get; } = Text("--out", "FILE", "Write the answer to FILE; its ending chooses the form unless --output does");

    public Option<string> Language { get; } = Text("--lang", "PACK", "The words of what people read: en, zh-Hans, en-1956, zh-1956");

    public Option<string> As { get; } = Text("--as", "PERSON[:ROLE]", "Act as that person, in that role (worker without one); without it as the owner of the files");

    public Option<string[]> Require { get; } = new("--require")
    {
        HelpName = "FIELD=VALUE",
        Description = "End with 6 unless the answer's FIELD is =, >=, <=, > or < VALUE; in rows, in every row",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public Option<bool> Quiet { get; } = Flag("--quiet", "Say nothing but errors on standard error", "-q");

    public Option<bool> Verbose { get; } = Flag("--verbose", "Say more; show where an error came from", "-v");

    public Option<bool> NoColour { get; } = Flag("--no-color", "No colours (environment: NO_COLOR)");

    public Option<bool> NoProgress { get; } = Flag("--no-progress", "No progress bars");

    public Option<bool> Help { get; } = Flag("--help", "Print help", "-h", "-?");

    public Option<bool> Version { get; } = new("--version") { Description = "Print the version" };

    public IReadOnlyList<Option> All => [Workspace, Server, As, Output, Json, Out, Language, Require, Quiet, Verbose, NoColour, NoProgress, Help];

    public GlobalOptions()
    {
        foreach (string word in Words.Of(typeof(OutputForm)))
        {
            Output.CompletionSources.Add(word);
        }
    }

    /// <summary>The invocation a parsed line stands for.</summary>
    /// <exception cref="UsageException">A global option has a value it does not take.</exception>
    public Invocation Invocation(ParseResult line, UseCaseDescription useCase, object request, Terminal terminal)
    {
        bool quiet = line.GetValue(Quiet);
        return new(useCase, request)
        {
            Workspace = line.GetValue(Workspace) ?? NotEmpty(terminal.Variable(WorkspaceVariable)) ?? "./pacesetter-data",
            Server = line.GetValue(Server),
            As = line.GetValue(As),
            Output = Form(line),
            Out = line.GetValue(Out),
            Language = line.GetValue(Language),
            Quiet = quiet,
            Verbose = line.GetValue(Verbose),
            Colour = !line.GetValue(NoColour) && NotEmpty(terminal.Variable("NO_COLOR")) is null && terminal.Variable("TERM") != "dumb",
            Progress = terminal.ErrorIsTerminal && !quiet && !line.GetValue(NoProgress),
            Required = line.GetValue(Require) ?? [],
        };
    }

    OutputForm Form(ParseResult line)
    {
        string? asked = line.GetValue(Output);
        if (asked is null)
        {
            return line.GetValue(Json) ? OutputForm.Json : OfEnding(line.GetValue(Out));
        }

        OutputForm form = Words.Parse<OutputForm>(asked) ?? throw new UsageException(UsageException.NotAmong("--output", asked, Words.Of(typeof(OutputForm))));
        return line.GetValue(Json) && form != OutputForm.Json
            ? throw new UsageException($"--json and --output {asked} exclude each other.")
            : form;
    }

    static OutputForm OfEnding(string? file) => Path.GetExtension(file) switch
    {
        ".json" => OutputForm.Json,
        ".ndjson" or ".jsonl" => OutputForm.Ndjson,
        ".csv" => OutputForm.Csv,
        ".xlsx" => OutputForm.Xlsx,
        _ => OutputForm.Table,
    };

    static string? NotEmpty(string? value) => string.IsNullOrEmpty(value) ? null : value;

    static Option<string> Text(string name, string value, string help) => new(name) { HelpName = value, Description = help, Recursive = true };

    static Option<bool> Flag(string name, string help, params string[] aliases) => new(name, aliases) { Description = help, Recursive = true, Arity = ArgumentArity.Zero };
}
