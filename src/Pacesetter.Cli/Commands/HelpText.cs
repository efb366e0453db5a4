using System.Collections;
using System.CommandLine;
using System.Globalization;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Commands;

/// <summary>Prints help on every level.</summary>
sealed class HelpText(CommandTree tree, TextWriter output, int width)
{
    const string Program = "pacesetter";
    const int Indent = 2;

    /// <summary>Help on a command, or on the program where it is the root.</summary>
    public void Write(Command command)
    {
        if (command is RootCommand)
        {
            WriteProgram(command);
        }
        else if (tree.Find(command) is { } useCase)
        {
            WriteUseCase(useCase);
        }
        else
        {
            WriteStep(command.Name);
        }
    }

    void WriteProgram(Command root)
    {
        output.WriteLine(root.Description);
        Section("Usage");
        output.WriteLine($"  {Program} <step> <verb> [options]");
        foreach (string step in Catalogue.Steps.Where(step => tree.UseCases.Any(useCase => useCase.Step == step)))
        {
            Section(Title(step));
            Rows(Commands(useCase => useCase.Step == step));
        }

        Section("General");
        Rows(Commands(useCase => !Catalogue.Steps.Contains(useCase.Step)));
        Options([.. tree.Globals.All, tree.Globals.Version]);
        Section("Exit codes");
        Rows(
        [
            ("0", "done"), ("1", "failed"), ("2", "the command line is wrong"), ("3", "rows were rejected"), ("4", "not authorised"), ("5", "locked, or in conflict"),
            ("6", "the condition of --require does not hold"), ("7", "the data do not suit the method"), ("130", "interrupted"), ("143", "terminated"),
        ]);
        output.WriteLine();
        output.WriteLine($"Help on a command: {Program} <command> --help");
    }

    void WriteStep(string step)
    {
        output.WriteLine(Title(step));
        Section("Usage");
        output.WriteLine($"  {Program} {step} <verb> [options]");
        Section("Commands");
        Rows(Commands(useCase => useCase.Step == step));
        output.WriteLine();
        output.WriteLine($"Help on a command: {Program} {step} <verb> --help");
    }

    void WriteUseCase(UseCaseDescription useCase)
    {
        RequestField[] arguments = [.. useCase.Fields.Where(field => field.Argument)];
        RequestField[] options = [.. useCase.Fields.Where(field => !field.Argument && field.Element != typeof(Secret))];
        output.WriteLine(useCase.Summary);
        Section("Usage");
        output.WriteLine($"  {Program} {useCase.Name}{string.Concat(arguments.Select(Usage))} [options]");
        if (arguments.Length > 0)
        {
            Section("Arguments");
            Rows(arguments.Select(field => (field.Value, Explain(field))));
        }

        if (options.Length > 0)
        {
            Section("Options");
            Rows(options.Select(field => ($"--{field.Name}{(field.Element == typeof(bool) ? "" : " " + field.Value)}", Explain(field))));
        }

        if (useCase.Examples.Count > 0)
        {
            Section("Examples");
            foreach (string example in useCase.Examples)
            {
                output.WriteLine($"  {Program} {example}");
            }
        }

        Options(tree.Globals.All);
    }

    void Options(IReadOnlyList<Option> options)
    {
        Section("Global options");
        Rows(options.Where(option => !option.Hidden).Select(option => (
            string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Append(option.Name)) + (option.Arity.MaximumNumberOfValues == 0 || option is Option<bool> ? "" : " " + option.HelpName),
            option == tree.Globals.Output ? $"{option.Description}: {string.Join(", ", Words.Of(typeof(Running.OutputForm)))}" : option.Description ?? "")));
    }

    static string Usage(RequestField field)
    {
        string value = field.Value + (field.List ? "…" : "");
        return field.Required ? " " + value : $" [{value}]";
    }

    static string Explain(RequestField field)
    {
        string words = field.AllowedWords.Count == 0 ? "" : $": {string.Join(", ", field.AllowedWords)}";
        string list = field.List && !field.Argument ? "; several with commas" : "";
        return field.Help + words + list + (!field.Required ? Default(field) : field.Argument ? "" : " (required)");
    }

    static string Default(RequestField field) => field.Default switch
    {
        null or false or "" => "",
        string text => $" (default {text})",
        Enum word => $" (default {Words.Of(field.Element)[Array.IndexOf(Enum.GetValues(field.Element), word)]})",
        DateOnly day => $" (default {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)})",
        ICollection list => list.Count == 0 ? "" : $" (default {string.Join(',', list.Cast<object>().Select(one => Convert.ToString(one, CultureInfo.InvariantCulture)))})",
        IConvertible number => $" (default {number.ToString(CultureInfo.InvariantCulture)})",
        _ => "",
    };

    IEnumerable<(string Name, string Help)> Commands(Func<UseCaseDescription, bool> which) =>
        tree.UseCases.Where(which).Select(useCase => (useCase.Name, useCase.Summary));

    static string Title(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    void Section(string title)
    {
        output.WriteLine();
        output.WriteLine(title);
    }

    void Rows(IEnumerable<(string Name, string Help)> rows)
    {
        (string Name, string Help)[] all = [.. rows];
        int column = Math.Min(30, all.Max(row => row.Name.Length) + Indent);
        foreach ((string name, string help) in all)
        {
            string[] lines = [.. Wrapped(help, Math.Max(30, width - column - Indent))];
            bool beside = name.Length + Indent <= column;
            output.WriteLine(beside ? $"  {name.PadRight(column)}{lines[0]}" : "  " + name);
            foreach (string line in lines.Skip(beside ? 1 : 0))
            {
                output.WriteLine(new string(' ', Indent + column) + line);
            }
        }
    }

    static IEnumerable<string> Wrapped(string text, int width)
    {
        string line = "";
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length == 0 ? word : $"{line} {word}";
            }
        }

        yield return line;
    }
}
