using Pacesetter.Measuring;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Access;
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
public sealed class MeasureFulfilment(Workspace workspace) : IUseCase<MeasureFulfilment.Request, MeasureFulfilment.Answer>
{
    public Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        // The answer is far smaller than what it is made of: each job of each unit and period.
        return IDerivesAnswers.Of(workspace.Ledger, (nameof(MeasureFulfilment), request, workspace.SumsAlone, workspace.IsNarrowed, workspace.Policy(), workspace.Today), () => Measured(request, cancel), it => it.Rows.Count + it.Withheld.Count);
    }

    async Task<Answer> Measured(Request request, CancellationToken cancel)
    {
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

        LatticeView? lattice = workspace.SumsAlone ? await workspace.Lattice.View(scope, cancel) : null;
        UnitTree? units = (lattice is not null || workspace.IsNarrowed) && request.By.IsNested() ? await UnitTree.Read(workspace.Ledger, cancel) : null;
        var rows = new List<FulfilmentRow>();
        var withheld = new List<WithheldRow>();
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(key, grain, scope, Figures.Persons), cancel))
        {
            if (cell.Records != 0 || cell.AttendedHours != 0 || cell.Restated != 0)
            {
                string? code = request.By.CodeOf(cell);
                string period = Period.Label(grain, cell.Start);
                // Of a unit above what the asker reaches the sum would be that of a part: under its name it would be wrong, and may be hidden.
                if (units is not null && (code is null ? lattice is not null : !units.IsUnder(code, scope.Under)))
                {
                    continue;
                }

                if (lattice?.Why(code!, cell.Start ?? scope.Period!.Value.First) is { } reason)
                {
                    withheld.Add(new(code!, period, reason));
                    continue;
                }

                rows.Add(FulfilmentRow.Of(code, period, cell, mix.Adjusted(jobs.GetValueOrDefault((code, cell.Start)) ?? [])));
            }
        }

        rows.Sort(static (a, b) => InOrder((a.Unit, a.Period), (b.Unit, b.Period)));
        withheld.Sort(static (a, b) => InOrder((a.Unit, a.Period), (b.Unit, b.Period)));
        return new Answer(rows) { Withheld = withheld };
    }

    static int InOrder((string? Unit, string Period) a, (string? Unit, string Period) b) =>
        string.CompareOrdinal(a.Unit, b.Unit) is not 0 and int byUnit ? byUnit : string.CompareOrdinal(a.Period, b.Period);

    public sealed record Request : Filters
    {
        [Field("What to show figures for")]
        public By By { get; init; } = By.Team;

        [Field("The length of the periods")]
        public Grain Per { get; init; } = Grain.All;
    }

    public sealed record Answer(IReadOnlyList<FulfilmentRow> Rows)
    {
        /// <summary>What may not be shown to those who see sums over several persons alone.</summary>
        public IReadOnlyList<WithheldRow> Withheld { get; init; } = [];
    }
}

/// <summary>A unit and period whose figures are not shown.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Period">The period.</param>
/// <param name="Reason"><c>below_k</c>, <c>complementary</c>: another could be worked out from it, <c>not_over</c>: the period is not over.</param>
public sealed record WithheldRow(string Unit, string Period, string Reason);
