using System.Globalization;
using System.Text.RegularExpressions;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Efficiency;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>What units used and made, with their names.</summary>
/// <param name="Units">The units.</param>
/// <param name="Inputs">Columns used up.</param>
/// <param name="Outputs">Columns made.</param>
/// <param name="Undesirable">Columns made of which less is better.</param>
sealed partial record FrontierFigures(IReadOnlyList<string> Units, IReadOnlyList<FrontierColumn> Inputs, IReadOnlyList<FrontierColumn> Outputs, IReadOnlyList<FrontierColumn> Undesirable)
{
    /// <summary>Units that could not enter.</summary>
    public IReadOnlyList<FrontierLeftOut> LeftOut { get; init; } = [];

    /// <summary>Units whose figures are under question.</summary>
    public IReadOnlyList<FlaggedUnit> Flagged { get; init; } = [];

    public UnitPanel Panel => new(Values(Inputs), Values(Outputs), Values(Undesirable));

    public int Columns => Inputs.Count + Outputs.Count + Undesirable.Count;

    /// <summary>Reads them from a plain file. An empty cell is kept: the method refuses it by name.</summary>
    /// <exception cref="RefusalException">The file cannot be read, or names a unit twice.</exception>
    public static FrontierFigures Read(string file, MeasureFrontier.Request request, CancellationToken cancel)
    {
        if (request.Inputs.Count == 0 || request.Outputs.Count == 0)
        {
            throw new RefusalException(RefusalKind.Usage, "columns_needed", "A file needs --inputs and --outputs.", "Name the columns of what the units used and of what they made, parted by commas.");
        }

        var unit = new AskedColumn("unit", request.Unit, false);
        AskedColumn[] inputs = [.. request.Inputs.Select(it => new AskedColumn("inputs", it, true, Empty.Stays))];
        AskedColumn[] outputs = [.. request.Outputs.Select(it => new AskedColumn("outputs", it, true, Empty.Stays))];
        AskedColumn[] undesirable = [.. request.Undesirable.Select(it => new AskedColumn("undesirable", it, true, Empty.Stays))];
        EachOnce([.. request.Inputs, .. request.Outputs, .. request.Undesirable]);
        ColumnValues values = ColumnFile.Read(file, [unit, .. inputs, .. outputs, .. undesirable], cancel);
        string[] units = [.. values.Texts(unit).Select(it => it!)];
        if (units.GroupBy(it => it, StringComparer.Ordinal).FirstOrDefault(of => of.Count() > 1) is { } twice)
        {
            throw new RefusalException(RefusalKind.Failed, "unit_twice", string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(file)}: {twice.Key} stands in {twice.Count()} rows."), "Give each unit one row, or name the column that tells them apart with --unit.");
        }

        return new(units, Columns(inputs), Columns(outputs), Columns(undesirable))
        {
            LeftOut = values.LeftOut > 0 ? [new("unnamed", (int)values.LeftOut, [])] : [],
        };

        FrontierColumn[] Columns(AskedColumn[] asked) => [.. asked.Select(it => new FrontierColumn(it.Text, values.Numbers(it)))];
    }

    /// <summary>Refuses a column that is asked for twice.</summary>
    public static void EachOnce(IReadOnlyList<string> names)
    {
        if (names.GroupBy(it => it, StringComparer.Ordinal).FirstOrDefault(of => of.Count() > 1) is { } twice)
        {
            throw new RefusalException(RefusalKind.Usage, "column_twice", $"{twice.Key} is named twice.", "Name each column once, as input, output or undesirable output.");
        }
    }

    /// <summary>What a method says of "input 2" and "unit 7", said with their names.</summary>
    public AssumptionException Named(AssumptionException unfit) => new(unfit.Id, Named(unfit.Subject), Named(unfit.Message));

    string Named(string text) => Place().Replace(text, match =>
    {
        int place = int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) - 1;
        IReadOnlyList<string> names = match.Groups[1].Value switch
        {
            "unit" => Units,
            "input" => [.. Inputs.Select(it => it.Name)],
            "output" => [.. Outputs.Select(it => it.Name)],
            _ => [.. Undesirable.Select(it => it.Name)],
        };
        return place < names.Count ? $"{match.Groups[1].Value} {names[place]}" : match.Value;
    });

    static IReadOnlyList<double>[] Values(IReadOnlyList<FrontierColumn> columns) => [.. columns.Select(it => it.Values)];

    [GeneratedRegex(@"\b(unit|input|undesirable output|output) (\d+)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}

/// <summary>One figure of every unit.</summary>
sealed record FrontierColumn(string Name, double[] Values);
