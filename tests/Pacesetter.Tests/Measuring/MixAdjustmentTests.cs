using CsCheck;
using Pacesetter.Measuring;
using Pacesetter.Panels;

namespace Pacesetter.Tests.Measuring;

public class MixAdjustmentTests
{
    static Cell Job(string person, string? operation, decimal hours, decimal fulfilment) => new()
    {
        Person = person,
        Operation = operation,
        OnQuotaHours = hours,
        AttendedHours = hours,
        EarnedMinutes = 60m * hours * fulfilment,
    };

    // AT-30. A: 150 h at 1.72 + 50 h at 1.19 = 258 + 59.5 = 317.5 h in 200: 1.5875; E = 150 × 1.70 + 50 × 1.20 = 315: 1.008.
    // B: 60 h at 1.35 + 140 h at 1.02 = 81 + 142.8 = 223.8 h in 200: 1.119; E = 60 × 1.20 + 140 × 0.85 = 191: 1.172.
    // The rest C brings each job to 1000 h at its cohort mean: easy 1700 h, normal 1200 h, hard 850 h earned.
    [Fact]
    public void Easy_jobs_lead_raw_and_hard_jobs_lead_adjusted()
    {
        Cell[] a = [Job("A", "easy", 150, 1.72m), Job("A", "normal", 50, 1.19m)];
        Cell[] b = [Job("B", "normal", 60, 1.35m), Job("B", "hard", 140, 1.02m)];
        Cell[] c =
        [
            Job("C", "easy", 850, 1m) with { EarnedMinutes = 60m * (1700m - 258m) },
            Job("C", "normal", 890, 1m) with { EarnedMinutes = 60m * (1200m - 59.5m - 81m) },
            Job("C", "hard", 860, 1m) with { EarnedMinutes = 60m * (850m - 142.8m) },
        ];
        var cohort = MixAdjustment.Cohort([.. a, .. b, .. c]);
        Assert.Equal((1.70m, 1.20m, 0.85m), (cohort.Mean("easy"), cohort.Mean("normal"), cohort.Mean("hard")));
        Assert.Equal(1.5875m, Raw(a));
        Assert.Equal(1.119m, Raw(b));
        Assert.Equal(317.5m / 315m, cohort.Adjusted(a)!.Value, 12);
        Assert.Equal(223.8m / 191m, cohort.Adjusted(b)!.Value, 12);
    }

    [Fact]
    public void The_cohort_itself_stands_at_one() => Jobs.Sample(cells =>
        Assert.Equal(1m, MixAdjustment.Cohort(cells).Adjusted(cells)!.Value, 12));

    [Fact]
    public void A_quota_cut_in_half_for_one_job_changes_no_adjusted_figure() => Jobs.Sample(cells =>
    {
        Cell[] halved = [.. cells.Select(cell => cell.Operation == "1" ? cell with { EarnedMinutes = cell.EarnedMinutes / 2 } : cell)];
        Cell[] mine = [.. cells.Where(cell => cell.Person == "1" && cell.Operation == "1")];
        Cell[] mineHalved = [.. halved.Where(cell => cell.Person == "1" && cell.Operation == "1")];
        Assert.Equal(MixAdjustment.Cohort(cells).Adjusted(mine) ?? 0, MixAdjustment.Cohort(halved).Adjusted(mineHalved) ?? 0, 12);
    });

    [Fact]
    public void Learners_do_not_set_the_mean_and_unknown_jobs_count_in_neither_sum()
    {
        Cell[] cells = [Job("A", "weld", 10, 1.2m), Job("B", "weld", 10, 0.4m) with { Learner = true }, Job("B", "grind", 10, 9m) with { Learner = true }];
        var cohort = MixAdjustment.Cohort(cells);
        Assert.Equal(1.2m, cohort.Mean("weld"));
        Assert.Null(cohort.Mean("grind"));
        Assert.Equal(0.4m / 1.2m, cohort.Adjusted([cells[1], cells[2]])!.Value, 12);
        Assert.Null(cohort.Adjusted([cells[2]]));
        Assert.Null(cohort.Adjusted([Job("A", null, 10, 0)]));
    }

    static decimal Raw(Cell[] cells) => cells.Sum(cell => cell.EarnedMinutes) / (60m * cells.Sum(cell => cell.OnQuotaHours));

    static readonly Gen<Cell[]> Jobs = Gen.Select(Gen.Int[1, 4], Gen.Int[1, 3], Gen.Int[1, 200], Gen.Int[50, 200])
        .Select((person, operation, hours, percent) => Job($"{person}", $"{operation}", hours, percent / 100m))
        .Array[1, 20];
}
