using Pacesetter.Lifecycles;
using Pacesetter.Measuring;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Sums work records to fulfilment of quota, raw and adjusted for the mix of jobs.</summary>
[UseCase("measure", "fulfilment", "Fulfilment of quota by person, team, machine, site or operation", Examples =
[
    "measure fulfilment --by team --per month",
    "measure fulfilment --by operation --from 2026-02-01 --to 2026-02-28 --json",
    "measure fulfilment --by work_centre --class lathe --output csv --out lathes.csv",
])]
public sealed class MeasureFulfilment(Workspace workspace, Actor? actor = null) : IUseCase<MeasureFulfilment.Request, MeasureFulfilment.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Scope scope = Scoping.Of(request);
        Keys key = request.By.KeyOf();
        Grain grain = request.Per;

        // Learners stand apart in the cohort that jobs are compared with, not in the figures of a unit.
        var cohort = new List<Cell>();
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.Operation | Keys.Learner, Grain.All, scope), cancel))
        {
            cohort.Add(cell);
        }

        MixAdjustment mix = MixAdjustment.Cohort(cohort);
        var jobs = new Dictionary<(string?, DateOnly?), List<Cell>>();
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(key | Keys.Operation, grain, scope), cancel))
        {
            (string?, DateOnly?) at = (request.By.CodeOf(cell), cell.Start);
            if (!jobs.TryGetValue(at, out List<Cell>? cells))
            {
                jobs.Add(at, cells = []);
            }

            cells.Add(cell);
        }

        var rows = new List<FulfilmentRow>();
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(key, grain, scope, Figures.Persons), cancel))
        {
            if (cell.Records != 0 || cell.AttendedHours != 0 || cell.Restated != 0)
            {
                string? code = request.By.CodeOf(cell);
                rows.Add(FulfilmentRow.Of(code, Period.Label(grain, cell.Start), cell, mix.Adjusted(jobs.GetValueOrDefault((code, cell.Start)) ?? [])));
            }
        }

        rows.Sort(static (a, b) => (string.CompareOrdinal(a.Unit, b.Unit), string.CompareOrdinal(a.Period, b.Period)) switch
        {
            (0, int byPeriod) => byPeriod,
            (int byUnit, _) => byUnit,
        });
        if (request.By == By.Person)
        {
            await workspace.Audit.Append(Act.ReadPersons("work", rows.Count).By(actor ?? Actor.Owner), cancel);
        }

        return new Answer(rows);
    }

    public sealed record Request : Filters
    {
        [Field("What to show figures for")]
        public By By { get; init; } = By.Team;

        [Field("The length of the periods")]
        public Grain Per { get; init; } = Grain.All;
    }

    public sealed record Answer(IReadOnlyList<FulfilmentRow> Rows);
}
