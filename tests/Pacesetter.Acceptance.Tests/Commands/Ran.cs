using System.Text.Json.Nodes;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Commands;

/// <summary>A command line run in this process, with what it printed.</summary>
sealed record Ran(ExitCode Code, string Output, string Error)
{
    public JsonObject Json => JsonNode.Parse(Output)!.AsObject();

    /// <summary>Runs a command line over the trial use cases.</summary>
    public static Task<Ran> Line(params string[] words) => Line(static terminal => terminal, words);

    public static async Task<Ran> Line(Func<Terminal, Terminal> terminal, params string[] words) =>
        await Line(terminal, TestContext.Current.CancellationToken, words);

    public static async Task<Ran> Line(Func<Terminal, Terminal> terminal, CancellationToken cancel, params string[] words)
    {
        using var output = new MemoryStream();
        await using var error = new StringWriter();
        var composition = new Composition
        {
            UseCases = Catalogue.Of(typeof(Ran).Assembly, typeof(Composition).Assembly),
            Known = static (exception, _) => exception is UnfitException unfit ? new Fault(ExitCode.UnfitForMethod, unfit.Id, unfit.Message) : null,
        };
        ExitCode code = await new Shell(terminal(new Terminal { Output = output, Error = error }), composition).Run(words, cancel);
        return new(code, Terminal.Utf8.GetString(output.ToArray()), error.ToString());
    }
}
