using System.Globalization;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Proving;

/// <summary>A plain file as a panel, with the names of its units and periods.</summary>
sealed record EffectFile(StaggeredPanel Panel, IReadOnlyList<string> Units, PeriodScale Periods, long LeftOut)
{
    /// <summary>Reads the columns that the request names.</summary>
    /// <exception cref="RefusalException">Columns are missing, or a unit contradicts itself.</exception>
    public static EffectFile Read(ProveEffect.Request request, CancellationToken cancel)
    {
        if (request.Unit is null || request.Period is null || request.Outcome is null || (request.Adopted is null) == (request.Treated is null))
        {
            throw new RefusalException(RefusalKind.Usage, "columns_needed", "A file needs --unit, --period, --outcome, and either --adopted or --treated.", "--adopted names the column of each unit's first period in use, empty or 0 for never; --treated a column that is 1 from then on.");
        }

        var unit = new AskedColumn("unit", request.Unit, false);
        var period = new AskedColumn("period", request.Period, false);
        var outcome = new AskedColumn("outcome", request.Outcome, true);
        AskedColumn use = request.Adopted is { } adopted ? new("adopted", adopted, false, Empty.Stays) : new("treated", request.Treated!, true);
        AskedColumn[] covariates = [.. request.Covariates.Select(it => new AskedColumn("covariates", it, true))];
        AskedColumn[] cluster = request.Cluster is { } name ? [new("cluster", name, false)] : [];
        ColumnValues values = ColumnFile.Read(request.File!, [unit, period, outcome, use, .. covariates, .. cluster], cancel);
        if (values.Rows == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "no_rows", $"{request.File} has no row with unit, period and outcome.", "Fill them in.");
        }

        (int[] units, string[] names) = values.Levels(unit);
        var scale = PeriodScale.Of(values.Texts(period));
        int[] columns = [.. values.Texts(period).Select(it => scale.Place(it!, "period"))];
        var outcomes = OutcomePanel.FromRecords(units, columns, values.Numbers(outcome));
        var each = new PerUnit(units, names);
        int[] first = request.Adopted is not null ? each.Same(values.Texts(use), it => FirstUse(it, scale), "adopted") : Starts(each, columns, values.Numbers(use));
        double[][] own = [.. covariates.Select(it => each.Same(values.Numbers(it), number => number, "covariates"))];
        return new(
            new StaggeredPanel(outcomes, [.. first])
            {
                Characteristics = [.. Enumerable.Range(0, names.Length).SelectMany(i => own.Select(column => column[i]))],
                Clusters = cluster.Length > 0 ? [.. each.Same(values.Levels(cluster[0]).Codes, code => code, "cluster")] : [],
            },
            names,
            scale,
            values.LeftOut);
    }

    static int FirstUse(string? text, PeriodScale scale) =>
        string.IsNullOrWhiteSpace(text) || text.Trim() is "Inf" || (double.TryParse(text, CultureInfo.InvariantCulture, out double number) && (number == 0 || double.IsInfinity(number))) ? OutcomePanel.Never : scale.Place(text, "adopted");

    static int[] Starts(PerUnit each, int[] columns, double[] treated)
    {
        int[] first = [.. each.Names.Select(_ => OutcomePanel.Never)];
        for (int row = 0; row < columns.Length; row++)
        {
            if (treated[row] > 0)
            {
                first[each.Units[row]] = Math.Min(first[each.Units[row]], columns[row]);
            }
        }

        for (int row = 0; row < columns.Length; row++)
        {
            if (treated[row] <= 0 && columns[row] > first[each.Units[row]])
            {
                throw new RefusalException(RefusalKind.Failed, "treatment_ends", $"Unit {each.Names[each.Units[row]]} stops using the measure again.", "Leave out its periods after that, or the unit: the methods follow a measure that is kept.");
            }
        }

        return first;
    }
}

/// <summary>Values that must be the same in all rows of a unit.</summary>
sealed record PerUnit(int[] Units, string[] Names)
{
    public T[] Same<TIn, T>(TIn[] rows, Func<TIn, T> read, string option)
        where T : struct
    {
        var found = new T?[Names.Length];
        for (int row = 0; row < rows.Length; row++)
        {
            T value = read(rows[row]);
            ref T? own = ref found[Units[row]];
            if (own is { } other && !EqualityComparer<T>.Default.Equals(other, value))
            {
                throw new RefusalException(RefusalKind.Failed, "unit_contradicts_itself", $"Unit {Names[Units[row]]} has several values for --{option}.", "Give every unit one value in all its rows.");
            }

            own = value;
        }

        return [.. found.Select(it => it!.Value)];
    }
}
