using Pacesetter.Cli.Running;
using Spectre.Console;

namespace Pacesetter.Cli.Answers;

/// <summary>Prints tables on a terminal.</summary>
static class TerminalTables
{
    public static void Write(IReadOnlyList<Grid> grids, TextWriter output, Invocation invocation, int width)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = invocation.Colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = invocation.Colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        foreach (Grid grid in grids)
        {
            if (grid.Heading.Length > 0)
            {
                console.Write(new Text(grid.Heading + "\n", new Style(decoration: Decoration.Bold)));
            }

            console.Write(Drawn(grid));
        }
    }

    static Table Drawn(Grid grid)
    {
        bool headed = grid.Headers.Count > 0;
        var table = new Table { Border = headed ? TableBorder.Simple : TableBorder.None, ShowHeaders = headed };
        for (int i = 0; i < grid.Right.Count; i++)
        {
            var column = new TableColumn(new Text(headed ? grid.Headers[i] : "", new Style(decoration: Decoration.Bold)));
            table.AddColumn(grid.Right[i] ? column.RightAligned() : column);
        }

        foreach (IReadOnlyList<string> row in grid.Rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        return table;
    }
}
