using System.Globalization;
using Pacesetter.Panels;
using Pacesetter.Recognising;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Recognising;

namespace Pacesetter.Workspaces.Exchanging.Findings;

/// <summary>Figures that claims are compared with, from the ledger.</summary>
sealed class WorkFigures(Workspace workspace, UnitTree units)
{
    /// <summary>The figure, or null where the name is none of the ledger's.</summary>
    public async Task<ClaimFigure?> Of(FigureAsked asked, CancellationToken cancel)
    {
        if (asked.Name is not ("titles.share" or "titles.lowest" or "titles.first_month" or "good.per_day" or "good.per_hour" or "unit.number"))
        {
            return null;
        }

        if (units.Find(asked.Population) is not { } unit)
        {
            return ClaimFigure.Missing("population_unknown");
        }

        if (asked.Name == "unit.number")
        {
            return Number(unit.Name) is { } number ? ClaimFigure.Of(number, "export units") : ClaimFigure.Missing("no_number", "export units");
        }

        if (asked.Period is not { } period)
        {
            return ClaimFigure.Missing("period_missing");
        }

        return asked.Name switch
        {
            "titles.share" => Share(await TitlesOf(asked.Population, period, cancel), TitlesCommand(asked)),
            "titles.lowest" => Lowest(await TitlesOf(asked.Population, period, cancel), TitlesCommand(asked)),
            "titles.first_month" => await FirstMonth(asked, period, cancel),
            _ => await Good(asked, period, cancel),
        };
    }

    static string TitlesCommand(FigureAsked asked) => $"recognise titles --under {asked.Population}{asked.Days}";

    Task<Titles> TitlesOf(string unit, Period period, CancellationToken cancel)
    {
        var candidates = new Candidates(workspace, workspace.Policy());
        return candidates.Titles(candidates.Titled, new Scope { Period = period, Under = unit }, cancel);
    }

    ClaimFigure Share(Titles titles, string command) => IsSmall(titles.HeadCount)
        ? ClaimFigure.Missing("few_persons", command)
        : titles.ShareOfAll is { } share ? ClaimFigure.Of(share, command) : ClaimFigure.Missing("no_work", command);

    ClaimFigure Lowest(Titles titles, string command) => IsSmall(titles.HeadCount)
        ? ClaimFigure.Missing("few_persons", command)
        : titles.Rows.Where(it => it.Met).Min(it => it.Fulfilment) is { } lowest ? ClaimFigure.Of(lowest, command) : ClaimFigure.Missing("no_holder", command);

    // A claim is read by many: it must not tell of single persons.
    bool IsSmall(long persons) => persons > 0 && persons < workspace.Policy().Lattice.K;

    // The first month of the period in which the share came to the goal, counted from January.
    async Task<ClaimFigure> FirstMonth(FigureAsked asked, Period period, CancellationToken cancel)
    {
        if (asked.Words.Count == 0 || !decimal.TryParse(asked.Words[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal goal))
        {
            return ClaimFigure.Missing("basis_unknown");
        }

        string command = string.Create(CultureInfo.InvariantCulture, $"recognise titles --under {asked.Population} --share-goal {goal}{asked.Days}");
        // The month before is looked at too: reached already, it was not reached in this one.
        for (DateOnly month = Period.MonthOf(period.First).First.AddMonths(-1); month <= period.Last; month = month.AddMonths(1))
        {
            Titles titles = await TitlesOf(asked.Population, Period.MonthOf(month), cancel);
            if (IsSmall(titles.HeadCount))
            {
                return ClaimFigure.Missing("few_persons", command);
            }

            if (titles.Population > 0 && Comparator.AtLeast.Holds(titles.Holders, titles.Population, goal))
            {
                return month < period.First ? ClaimFigure.Missing("reached_before", command) : ClaimFigure.Of(month.Month, command);
            }
        }

        return ClaimFigure.Missing("never_reached", command);
    }

    async Task<ClaimFigure> Good(FigureAsked asked, Period period, CancellationToken cancel)
    {
        string command = $"measure fulfilment --by team --per day --under {asked.Population}{asked.Days}";
        int days = 0;
        bool few = false;
        decimal good = 0, hours = 0;
        var operations = new HashSet<string?>(StringComparer.Ordinal);
        var seen = new HashSet<DateOnly?>();
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.Operation, Grain.Day, new Scope { Period = period, Under = asked.Population, VerifiedOnly = true }, Figures.Persons), cancel))
        {
            few |= IsSmall(cell.Persons);
            if (cell is { Records: > 0, Operation: not null })
            {
                operations.Add(cell.Operation);
                days += seen.Add(cell.Start) ? 1 : 0;
                good += cell.Good;
                hours += cell.OnQuotaHours;
            }
        }

        // Pairs and pieces add up to nothing.
        return days == 0 ? ClaimFigure.Missing("no_work", command)
            : few ? ClaimFigure.Missing("few_persons", command)
            : operations.Count > 1 ? ClaimFigure.Missing("several_operations", command)
            : asked.Name == "good.per_day" ? ClaimFigure.Of(good / days, command)
            : hours > 0 ? ClaimFigure.Of(good / hours, command)
            : ClaimFigure.Missing("no_hours", command);
    }

    static decimal? Number(string name)
    {
        int at = name.IndexOf("No. ", StringComparison.Ordinal);
        string digits = at < 0 ? "" : new string([.. name[(at + 4)..].TakeWhile(char.IsAsciiDigit)]);
        return decimal.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out decimal number) ? number : null;
    }
}
