namespace Pacesetter.Workspaces.Bulletins;

/// <summary>A part of the bulletin in words: first sentences, then the chart of its id, then tables.</summary>
/// <param name="Id">share, claims, named, distribution, spread, fair, frontier, adoptions, movers, hours, target, plan, questions, left_out, policy, computed.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Sentences">Its paragraphs.</param>
/// <param name="Tables">Its tables.</param>
public sealed record Section(string Id, string Heading, IReadOnlyList<string> Sentences, IReadOnlyList<PrintedTable> Tables)
{
    /// <summary>How figures are computed, each with the command that shows what is behind it.</summary>
    public IReadOnlyList<Definition> Definitions { get; init; } = [];

    /// <summary>Long lists, set in columns before the tables.</summary>
    public IReadOnlyList<PrintedList> Lists { get; init; } = [];

    /// <summary>Paragraphs after the tables.</summary>
    public IReadOnlyList<string> Closing { get; init; } = [];
}

/// <summary>How a figure is computed.</summary>
/// <param name="Term">The figure.</param>
/// <param name="Text">The formula in words; empty where the one before says it.</param>
/// <param name="Command">The command line that prints the records behind it.</param>
public sealed record Definition(string Term, string Text, string Command);

/// <summary>A list of short entries.</summary>
/// <param name="Caption">What it lists.</param>
/// <param name="Entries">Its entries.</param>
/// <param name="Separator">What stands between them where they are set in a line.</param>
public sealed record PrintedList(string Caption, IReadOnlyList<string> Entries, string Separator);

/// <summary>A table whose cells are set.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns; the first names the row.</param>
/// <param name="Rows">Its rows, a cell a column.</param>
public sealed record PrintedTable(string Caption, IReadOnlyList<PrintedColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>True for the table behind a chart: it may be folded on screen.</summary>
    public bool Twin { get; init; }

    /// <summary>The figure that each row gives: one of <see cref="Computation.Known"/>, or null where the rows give none.</summary>
    public string? Figure { get; init; }

    /// <summary>The code of the unit, or of the goal, that each row is about; empty where <see cref="Figure"/> is null.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];
}

/// <summary>A column of a printed table.</summary>
/// <param name="Header">Its header, with the unit.</param>
/// <param name="Number">True for numbers: set to the right.</param>
public sealed record PrintedColumn(string Header, bool Number = false);
