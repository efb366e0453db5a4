using System.Globalization;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Pooling;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Benchmarks;

/// <summary>The calibration of the verdict: every cell of the study that the rule was taken from, and what that study left open.</summary>
static class VerdictRuns
{
    const ulong Seed = 20261125;

    static readonly string[] Choices = ["worst4", "worst_long", "best4", "random"];

    static readonly int[] Counts = [1, 3, 10, 50];

    /// <summary>Prints one line a cell, and one for the worst of each kind.</summary>
    /// <param name="replications">How many of each cell without an effect; half as many with one.</param>
    /// <param name="kinds">The kinds to run, or none for all.</param>
    /// <param name="targets">The file of the study's cells, if there is one.</param>
    public static void Run(int replications, string[] kinds, string? targets)
    {
        Dictionary<string, (double Proven, double Error)> known = Known(targets);
        Console.WriteLine("| cell | reps | proven % | study % | first look % | harmed % | judged % | cover 12/26/52 % | raw % | |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|---|");
        foreach (IGrouping<string, (string Tag, VerdictScene Scene, VerdictRule Rule)> kind in Cells().Where(cell => kinds.Length == 0 || kinds.Contains(cell.Tag)).GroupBy(cell => cell.Tag))
        {
            var worst = new List<double>();
            foreach ((string tag, VerdictScene scene, VerdictRule rule) in kind)
            {
                VerdictTally tally = VerdictTally.Of(scene, rule, scene.Effect != 0 ? Math.Min(1500, replications) : replications, Seed + (ulong)scene.Adopters);
                worst.Add(tally.Proven);
                Console.WriteLine(Line(tag, scene, tally, known.TryGetValue(Key(tag, scene), out (double, double) target) ? target : null));
            }

            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| **{kind.Key}: least {100 * worst.Min():0.00}, mean {100 * worst.Average():0.00}, most {100 * worst.Max():0.00}** | | | | | | | | | |"));
        }
    }

    static string Line(string tag, VerdictScene scene, VerdictTally tally, (double Proven, double Error)? target)
    {
        double p = tally.Proven;
        double error = target is { } known ? Math.Sqrt((known.Error * known.Error) + (Math.Max(known.Proven * (1 - known.Proven), 0.001) / tally.Replications)) : 0;
        bool kept = scene.Effect != 0 ? target is null || Math.Abs(p - target.Value.Proven) <= 3 * error
            : (target is null || p <= target.Value.Proven + (3 * error)) && p <= 0.03 + (2 * Math.Sqrt(0.03 * 0.97 / tally.Replications));
        string study = target is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{100 * target.Value.Proven:0.00}");
        string cover = string.Join(" / ", tally.Covered.Select(it => double.IsNaN(it) ? "–" : (100 * it).ToString("0.0", CultureInfo.InvariantCulture)));
        return string.Create(CultureInfo.InvariantCulture, $"| {tag}, {scene.Choice}, rho {scene.Rho}, n1 {scene.Adopters}, ratio {scene.Ratio}, effect {scene.Effect} | {tally.Replications} | {100 * p:0.00} | {study} | {100 * tally.ProvenFirst:0.00} | {100 * tally.Harmed:0.00} | {100 * tally.Judged:0.0} | {cover} | {100 * tally.Raw:0.0} | {(kept ? "" : "**off**")} |");
    }

    static IEnumerable<(string Tag, VerdictScene Scene, VerdictRule Rule)> Cells()
    {
        VerdictRule rule = new() { PlaceTerm = false };
        return
        [
            .. Grid("main", "main", [0, 0.5, 0.8, 0.95], Counts, rule),
            .. Grid("refused", "main", [0.5], Counts, rule, scene => scene with { Ratio = 2 }),
            .. Grid("bound", "main", [0.5, 0.95], [3, 10, 50], rule, scene => scene with { Ratio = 1.2 }).Where(cell => cell.Scene.Choice != "random"),
            .. Grid("bound", "main", [0.5, 0.95], [3, 10, 50], rule, scene => scene with { Ratio = 1.4 }).Where(cell => cell.Scene.Choice != "random"),
            .. Grid("mixed", "mixed", [0.5, 0.95], Counts, rule),
            .. Grid("trend", "trend", [0.5, 0.95], Counts, rule),
            .. Grid("factor", "factor", [0.5, 0.95], Counts, rule),
            .. Grid("heavy", "heavy", [0, 0.5], Counts, rule).Where(cell => cell.Scene.Choice is "random" or "worst4"),
            .. Grid("don30", "main", [0.5, 0.95], [1, 3, 10], rule, scene => scene with { Donors = 30 }),
            .. Grid("plant1", "plant1", [0.5, 0.95], [1, 3, 10], rule),
            .. Grid("plant1_term", "plant1", [0.5, 0.95], [1, 3, 10], rule with { PlaceTerm = true }),
            .. Grid("plant2", "plant2", [0.5, 0.95], [1, 3, 10], rule),
            .. Grid("plant2_term", "plant2", [0.5, 0.95], [1, 3, 10], rule with { PlaceTerm = true }),
            .. Grid("power", "main", [0, 0.5, 0.8, 0.95], Counts, rule, scene => scene with { Effect = 0.5 }),
            .. Grid("power_d30", "main", [0.5], [3, 10], rule, scene => scene with { Effect = 0.5, Donors = 30 }).Where(cell => cell.Scene.Choice is "random" or "worst4"),
            .. Grid("gaps", "gaps", [0.5, 0.95], [1, 3, 10], rule),
            .. Grid("gaps1", "gaps1", [0.5, 0.95], [1, 3, 10], rule),
            .. Grid("staggered", "staggered", [0.5, 0.95], [3, 10], rule),
            .. Grid("staggered_power", "staggered", [0.5], [3, 10], rule, scene => scene with { Effect = 0.5 }),
            .. Grid("guardrail", "guardrail", [0.5], [10], rule, scene => scene with { Effect = 0.5 }),
            .. Grid("guardrail_harmed", "guardrail_harmed", [0.5], [10], rule, scene => scene with { Effect = 0.5 }),
            .. Grid("mirror", "main", [0.5], [10], rule, scene => scene with { Effect = -0.5 }),
        ];
    }

    static IEnumerable<(string Tag, VerdictScene Scene, VerdictRule Rule)> Grid(string tag, string kind, double[] rhos, int[] counts, VerdictRule rule, Func<VerdictScene, VerdictScene>? change = null) =>
        from rho in rhos
        from n in counts
        from choice in Choices
        let scene = new VerdictScene(kind, choice, rho, n)
        select (tag, change?.Invoke(scene) ?? scene, rule);

    static string Key(string tag, VerdictScene scene) => string.Create(CultureInfo.InvariantCulture, $"{tag},{scene.Rho:0.0#},{scene.Choice},{scene.Adopters},{scene.Ratio:0.0},{scene.Effect:0.0}");

    /// <summary>Prints the coverage of the pooled mean and of the prediction, ad hoc error, with unequal sampling variances about 1.</summary>
    public static void RunPooling(int replications)
    {
        Console.WriteLine("| k | tau2 | mean covered % | prediction covered % | with the doubt about tau2, of the first tenth % |\n|--:|--:|--:|--:|--:|");
        foreach (int k in (int[])[3, 4, 5, 7, 10, 20])
        {
            foreach (double t2 in (double[])[0, 0.5, 1, 4])
            {
                var counts = new double[3];
                for (int r = 0; r < replications; r++)
                {
                    RandomSequence random = new(Seed, (ulong)r);
                    double[] v = [.. Enumerable.Range(0, k).Select(_ => 0.25 * Math.Exp(2.5 * random.NextUniform()))];
                    Pool pool = RandomEffects.Estimate([.. v.Select(it => random.NextNormal() * Math.Sqrt(t2 + it))], v);
                    double next = random.NextNormal() * Math.Sqrt(t2);
                    counts[0] += pool.Shown ? 0 : 1;
                    if (r % 10 == 0)
                    {
                        (double lower, double upper) = Prediction.Interval([.. pool.Rows.Select(row => row.Effect)], v, draws: 500, seed: (ulong)r);
                        counts[2] += lower <= next && next <= upper ? 10 : 0;
                    }

                    counts[1] += pool.Prediction!.Value.Lower <= next && next <= pool.Prediction.Value.Upper ? 1 : 0;
                }

                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {k} | {t2} | {100 * counts[0] / replications:0.0} | {100 * counts[1] / replications:0.0} | {100 * counts[2] / replications:0.0} |"));
            }
        }
    }

    static Dictionary<string, (double Proven, double Error)> Known(string? file)
    {
        if (file is null)
        {
            return [];
        }

        string[][] rows = [.. File.ReadLines(file).Select(line => line.Split(','))];
        int proven = Array.IndexOf(rows[0], "proven");
        return rows.Skip(1).ToDictionary(
            row => string.Join(',', row[..6]),
            row => (double.Parse(row[proven], CultureInfo.InvariantCulture), double.Parse(row[proven + 1], CultureInfo.InvariantCulture)));
    }
}
