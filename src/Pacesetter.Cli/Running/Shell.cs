using System.CommandLine;
using System.Text.Json.Nodes;
using Pacesetter.Cli.Answers;
using Pacesetter.Cli.Commands;
using Pacesetter.Workspaces.Ingesting.Feeding;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Running;

/// <summary>Runs one command line from its words to its exit code.</summary>
sealed class Shell(Terminal terminal, Composition composition)
{
    /// <summary>Runs the command line; cancelling it ends with <see cref="ExitCode.Interrupted"/>.</summary>
    public async Task<ExitCode> Run(IReadOnlyList<string> words, CancellationToken cancel)
    {
        var tree = new CommandTree(composition.UseCases);
        ParseResult line = tree.Parse(words);
        if (tree.IsSuggestion(line))
        {
            return Suggest(line);
        }

        if (line.GetValue(tree.Globals.Help))
        {
            using StreamWriter output = terminal.Text();
            new HelpText(tree, output, terminal.Width).Write(line.CommandResult.Command);
            return ExitCode.Ok;
        }

        if (line.GetValue(tree.Globals.Version))
        {
            using StreamWriter output = terminal.Text();
            output.WriteLine(Program.Version);
            return ExitCode.Ok;
        }

        return await Read(tree, line, cancel);
    }

    ExitCode Suggest(ParseResult line)
    {
        using StreamWriter output = terminal.Text();
        return (ExitCode)line.Invoke(new InvocationConfiguration { Output = output, Error = terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }

    async Task<ExitCode> Read(CommandTree tree, ParseResult line, CancellationToken cancel)
    {
        Invocation invocation;
        Requirement[] requirements;
        try
        {
            invocation = tree.Bind(line, terminal);
            requirements = [.. invocation.Required.Select(Requirement.Parse)];
            foreach (Requirement requirement in requirements)
            {
                requirement.CheckAgainst(invocation.UseCase.Answer);
            }

            if (invocation.Output == OutputForm.Xlsx && invocation.Out is null && terminal.OutputIsTerminal)
            {
                throw new UsageException("A workbook cannot be shown on a terminal: add --out FILE.xlsx.");
            }
        }
        catch (UsageException usage)
        {
            return Refuse(tree, line, usage);
        }

        return await Execute(invocation, requirements, cancel);
    }

    ExitCode Refuse(CommandTree tree, ParseResult line, UsageException usage)
    {
        foreach (string message in usage.Messages)
        {
            terminal.Error.WriteLine(message);
        }

        Command command = line.CommandResult.Command;
        if (tree.Find(command) is null && line.UnmatchedTokens.Count == 0)
        {
            terminal.Error.WriteLine();
            new HelpText(tree, terminal.Error, terminal.Width).Write(command);
        }
        else
        {
            terminal.Error.WriteLine($"Help: pacesetter {(tree.Find(command)?.Name ?? (command is RootCommand ? "" : command.Name)) + " "}--help".Replace("  ", " ", StringComparison.Ordinal));
        }

        return ExitCode.Usage;
    }

    async Task<ExitCode> Execute(Invocation invocation, Requirement[] requirements, CancellationToken cancel)
    {
        long start = composition.Clock.GetTimestamp();
        try
        {
            if (ServerCall.IsFor(invocation))
            {
                JsonObject served = await new ServerCall(invocation, terminal).Ask(cancel);
                new AnswerWriter(terminal, invocation).Write(invocation.UseCase.Answer, served);
                Say(invocation, start);
                return Judge(served, requirements);
            }

            await using var supplies = new Supplies();
            object answer = await Answer(invocation, supplies, cancel);
            if (requirements.Length == 0 && StreamedJson.Of(answer) is { } rows)
            {
                new AnswerWriter(terminal, invocation).WriteStreamed(answer, rows, invocation.UseCase.Schema);
                Say(invocation, start);
                return ExitCode.Ok;
            }

            // A condition is judged on the whole answer.
            JsonObject json = AnswerJson.Of(answer, invocation.UseCase.Schema);
            new AnswerWriter(terminal, invocation).Write(invocation.UseCase.Answer, json);
            Say(invocation, start);
            return Judge(json, requirements);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            // Whoever pressed Ctrl-C knows; the exit code tells scripts.
            return ExitCode.Interrupted;
        }
        // The last frame of the program: every failure becomes an exit code and a sentence.
        catch (Exception exception)
        {
            return Report(invocation, exception);
        }
    }

    async Task<object> Answer(Invocation invocation, Supplies supplies, CancellationToken cancel)
    {
        supplies.Add(composition.Clock).Add(invocation).Add(new Feed("standard input", terminal.Input));
        if (!invocation.Progress)
        {
            supplies.Add<IProgress<Advance>>(new Progress<Advance>());
            await composition.Supply(invocation, supplies, cancel);
            return await invocation.UseCase.Run(invocation.Request, supplies.Resolve, cancel);
        }

        await using var bars = new ProgressBars(terminal, composition.Clock);
        supplies.Add<IProgress<Advance>>(bars);
        await composition.Supply(invocation, supplies, cancel);
        return await invocation.UseCase.Run(invocation.Request, supplies.Resolve, cancel);
    }

    void Say(Invocation invocation, long start)
    {
        if (invocation.Out is { } file && !invocation.Quiet)
        {
            terminal.Error.WriteLine($"Written: {file}");
        }

        if (invocation.Verbose)
        {
            terminal.Error.WriteLine(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{invocation.UseCase.Name}: {composition.Clock.GetElapsedTime(start).TotalSeconds:0.000} s; workspace {Path.GetFullPath(invocation.Workspace)}"));
        }
    }

    ExitCode Judge(JsonObject json, Requirement[] requirements)
    {
        string[] unmet = [.. requirements.Select(requirement => requirement.Unmet(json)).OfType<string>()];
        foreach (string reason in unmet)
        {
            terminal.Error.WriteLine(reason);
        }

        return unmet.Length == 0 ? ExitCode.Ok : ExitCode.RequirementNotMet;
    }

    ExitCode Report(Invocation invocation, Exception exception)
    {
        Fault fault = Fault.Of(exception, invocation, composition.Known);
        if (fault.Answer is { } answer)
        {
            new AnswerWriter(terminal, invocation).Write(answer.GetType(), AnswerJson.Of(answer, invocation.UseCase.Schema));
        }

        terminal.Error.WriteLine(fault.Id is null ? $"Failed: {fault.Message}" : $"{fault.Message} ({fault.Id})");
        if (fault.Detail is not null)
        {
            terminal.Error.WriteLine(fault.Detail);
        }

        if (fault.Remedy is not null)
        {
            terminal.Error.WriteLine(fault.Remedy);
        }

        if (fault.Id is null && invocation.Verbose)
        {
            terminal.Error.WriteLine(exception.ToString());
        }

        return fault.Code;
    }
}
