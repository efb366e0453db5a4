using System.CommandLine;
using System.CommandLine.Parsing;

namespace Pacesetter.Cli.Commands;

/// <summary>Says what is wrong with a command line.</summary>
static class Complaints
{
    /// <summary>One sentence a fault; empty where the line can be run.</summary>
    public static IReadOnlyList<string> About(ParseResult line, CommandTree tree)
    {
        Command command = line.CommandResult.Command;
        string[] strays = [.. line.UnmatchedTokens.Concat(Swallowed(line))];
        if (strays.Length > 0)
        {
            // What follows an unknown option is mostly its value; one complaint is enough.
            string first = strays[0];
            return [first.StartsWith('-') ? UnknownOption(first, command, tree) : UnknownWord(first, command)];
        }

        if (tree.Find(command) is null)
        {
            return [command is RootCommand ? "A command is needed." : $"'{command.Name}' needs one more word: {Names(command)}."];
        }

        return [.. line.Errors.Select(error => error.Message).Distinct()];
    }

    // A misspelt option would otherwise pass as a positional argument. After -- every word is one.
    static IEnumerable<string> Swallowed(ParseResult line) =>
        line.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? []
        : line.CommandResult.Children.OfType<ArgumentResult>()
            .SelectMany(argument => argument.Tokens)
            .Select(token => token.Value)
            .Where(word => word.StartsWith("--", StringComparison.Ordinal));

    static string UnknownOption(string word, Command command, CommandTree tree)
    {
        IEnumerable<string> known = command.Options.Concat(tree.Globals.All).Where(option => !option.Hidden).Select(option => option.Name);
        return $"There is no option {word}.{Meant(Nearest.To(word.Split('=')[0], known))}";
    }

    static string UnknownWord(string word, Command command) =>
        command.Subcommands.Count == 0
            ? $"'{command.Name}' does not take '{word}'."
            : $"There is no command '{word}'{(command is RootCommand ? "" : $" in '{command.Name}'")}.{Meant(Nearest.To(word, command.Subcommands.Select(sub => sub.Name)))}";

    static string Meant(string? nearest) => nearest is null ? "" : $" Did you mean {nearest}?";

    static string Names(Command command) => string.Join(", ", command.Subcommands.Select(sub => sub.Name));
}
