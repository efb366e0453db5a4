using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Turns the filters of a command into the scope of a question.</summary>
static class Scoping
{
    /// <summary>The scope of filters; without dates, all days.</summary>
    /// <exception cref="RefusalException">The dates are reversed.</exception>
    public static Scope Of(Filters filters) => new()
    {
        Period = PeriodOf(filters),
        Under = filters.Under,
        Operation = filters.Operation,
        Class = filters.Class,
    };

    /// <summary>The period of filters, or the last full month with data.</summary>
    /// <exception cref="RefusalException">The ledger has no work records, or the dates are reversed.</exception>
    public static async Task<Period> PeriodOrLastMonth(Filters filters, ILedger ledger, CancellationToken cancel)
    {
        Period? asked = PeriodOf(filters);
        if (asked is not null && filters is { From: not null, To: not null })
        {
            return asked.Value;
        }

        Period extent = await ledger.Extent(cancel)
            ?? throw new RefusalException(RefusalKind.Failed, "no_work", "The ledger holds no work records.", "Import some with: pacesetter import work FILE");
        if (asked is { } open)
        {
            // An end left open is where the records end.
            return new(filters.From ?? (extent.First < open.Last ? extent.First : open.Last), filters.To ?? (extent.Last > open.First ? extent.Last : open.First));
        }

        Period last = Period.MonthOf(extent.Last);
        if (extent.Last == last.Last)
        {
            return last;
        }

        // The last month is not full; the one before it with data is, unless there is none. A slip of the year leaves months without any between.
        Period? before = null;
        await foreach (Cell cell in ledger.RollUp(new RollUp(Keys.None, Grain.Month, new Scope { Period = new(extent.First, last.First.AddDays(-1)) }), cancel))
        {
            if (cell is { Records: > 0, Start: { } start } && !(start < before?.First))
            {
                before = Period.MonthOf(start);
            }
        }

        return before ?? last;
    }

    static Period? PeriodOf(Filters filters)
    {
        if (filters.From is null && filters.To is null)
        {
            return null;
        }

        var period = new Period(filters.From ?? DateOnly.MinValue, filters.To ?? DateOnly.MaxValue);
        return period.First <= period.Last
            ? period
            : throw new RefusalException(RefusalKind.Usage, "dates_reversed", $"--from {filters.From:yyyy-MM-dd} lies after --to {filters.To:yyyy-MM-dd}.", "Swap the two.");
    }
}
