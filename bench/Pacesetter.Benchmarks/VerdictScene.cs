using System.Collections.Immutable;
using Pacesetter.Statistics.Adoption;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Benchmarks;

/// <summary>A made-up plant in which units are chosen by a rule and, as a rule, nothing helps them: what the verdict is held against.</summary>
/// <remarks>
/// <para>y_it = unit (sd 1) + noise (AR(1), sd 1 × ratio) and what the kind adds; 52 weeks before, 52 after; the effect is constant from the first week.</para>
/// <para>A ratio other than 1: adopters are chosen in a pool of their own with that noise, donors are those not chosen in a second pool.</para>
/// </remarks>
/// <param name="Kind">main, mixed, trend, factor, heavy, plant1 (adopters anywhere), plant2 (adopters in one plant), gaps, gaps1 (adopters alone), staggered, guardrail (a second outcome that nothing happens to), guardrail_harmed (it falls by half a sd).</param>
/// <param name="Choice">worst4, best4, worst_long, random.</param>
/// <param name="Rho">The noise's persistence.</param>
/// <param name="Adopters">n₁.</param>
public sealed record VerdictScene(string Kind, string Choice, double Rho, int Adopters)
{
    const int Past = 52;
    const int Weeks = 104;
    const int PlantSize = 10;

    public double Ratio { get; init; } = 1;

    public double Effect { get; init; }

    public int Donors { get; init; } = 100;

    /// <summary>The cohort of one replication.</summary>
    public AdoptionCohort Draw(RandomSequence random)
    {
        int pool = Donors < 100 ? Donors + Adopters : 100;
        double[][] first = Pool(random, pool, Ratio);
        int[] chosen = Kind == "plant2" ? InOnePlant(random, first) : Chosen(first, [.. Enumerable.Range(0, pool)], random);
        double[][] second = Ratio == 1 ? first : Pool(random, pool, 1);
        int[] away = Ratio == 1 ? chosen : Chosen(second, [.. Enumerable.Range(0, pool)], random);
        int[] donors = [.. Enumerable.Range(0, pool).Except(away)];
        double[][] rows = [.. chosen.Select(i => Helped(first[i])), .. donors.Select(i => second[i])];
        Punch(random, rows);
        ImmutableArray<Donor> registered = Registered(rows, chosen.Length);
        return new()
        {
            Outcome = OutcomePanel.Of(rows.Length, Weeks, rows.SelectMany(row => row).ToArray()),
            Week = Past,
            Adopters = [.. Enumerable.Range(0, chosen.Length)],
            Donors = registered,
            Guardrails = Kind.StartsWith("guardrail", StringComparison.Ordinal) ? [Second(random, rows.Length)] : [],
            Places = Kind is "plant1" or "plant2" ? [.. chosen.Concat(donors).Select(i => i / PlantSize)] : [],
        };
    }

    Guardrail Second(RandomSequence random, int units)
    {
        double fall = Kind == "guardrail_harmed" ? 0.5 : 0;
        double[][] rows = Pool(random, units, 1);
        return new("second", OutcomePanel.Of(units, Weeks, rows.SelectMany((row, i) => row.Select((value, t) => i < Adopters && t >= Past ? value - fall : value)).ToArray()), HigherIsBetter: true);
    }

    // Later cohorts take the measure up: one donor in ten more every thirteen weeks, by the same choice at its own time, with the same effect.
    ImmutableArray<Donor> Registered(double[][] rows, int adopters)
    {
        var firstUse = new int[rows.Length];
        Array.Fill(firstUse, OutcomePanel.Never);
        for (int week = Past + 8; Kind == "staggered" && week < Weeks; week += 13)
        {
            int now = week;
            int sign = Choice == "best4" ? -1 : 1;
            foreach (int i in Enumerable.Range(adopters, rows.Length - adopters).Where(i => firstUse[i] == OutcomePanel.Never).OrderBy(i => sign * rows[i][(now - 4)..now].Average()).Take((rows.Length - adopters) / 10))
            {
                firstUse[i] = week;
                rows[i] = [.. rows[i].Select((value, t) => t < now ? value : value + Effect)];
            }
        }

        return [.. Enumerable.Range(adopters, rows.Length - adopters).Select(i => new Donor(i, firstUse[i]))];
    }

    void Punch(RandomSequence random, double[][] rows)
    {
        double share = Kind.StartsWith("gaps", StringComparison.Ordinal) ? 0.1 : 0;
        for (int i = 0; share > 0 && i < (Kind == "gaps1" ? Adopters : rows.Length); i++)
        {
            rows[i] = [.. rows[i].Select(value => random.NextUniform() < share ? double.NaN : value)];
        }
    }

    double[] Helped(double[] row) => [.. row.Select((value, t) => t < Past ? value : value + Effect)];

    int[] InOnePlant(RandomSequence random, double[][] rows)
    {
        int plant = random.NextInt(rows.Length / PlantSize);
        return Chosen(rows, [.. Enumerable.Range(plant * PlantSize, PlantSize)], random);
    }

    int[] Chosen(double[][] rows, int[] among, RandomSequence random)
    {
        if (Choice == "random")
        {
            random.Shuffle(among.AsSpan());
            return among[..Adopters];
        }

        int from = Choice == "worst_long" ? 0 : Past - 4;
        int sign = Choice == "best4" ? -1 : 1;
        return [.. among.OrderBy(i => sign * rows[i][from..Past].Average()).Take(Adopters)];
    }

    double[][] Pool(RandomSequence random, int units, double ratio)
    {
        double[][] factors = Kind == "factor" ? [Series(random, 0.95, 1, false), [.. Enumerable.Range(0, Weeks).Select(t => Math.Sqrt(2) * Math.Sin(2 * Math.PI * t / 52))]] : [];
        double[][] plants = Kind is "plant1" or "plant2" ? [.. Enumerable.Range(0, units / PlantSize).Select(_ => Series(random, Rho, 0.7, false))] : [];
        var rows = new double[units][];
        for (int i = 0; i < units; i++)
        {
            double level = random.NextNormal();
            double scale = Kind == "mixed" ? 0.5 * (1 << random.NextInt(3)) : ratio;
            double[] row = Series(random, Rho, scale, Kind == "heavy");
            double slope = Kind == "trend" ? 0.01 * random.NextNormal() : 0;
            double[] loadings = [.. factors.Select(_ => 0.5 * random.NextNormal())];
            for (int t = 0; t < Weeks; t++)
            {
                row[t] += level + (slope * t) + (plants.Length > 0 ? plants[i / PlantSize][t] : 0);
                for (int f = 0; f < factors.Length; f++)
                {
                    row[t] += loadings[f] * factors[f][t];
                }
            }

            rows[i] = row;
        }

        return rows;
    }

    // A stationary AR(1) series with the given sd; heavy: its innovations are t with three degrees, of variance one.
    static double[] Series(RandomSequence random, double rho, double sd, bool heavy)
    {
        var series = new double[Weeks];
        double innovation = Math.Sqrt(1 - (rho * rho));
        double value = random.NextNormal();
        for (int t = 0; t < Weeks; t++)
        {
            value = t == 0 ? value : (rho * value) + (innovation * (heavy ? Heavy(random) : random.NextNormal()));
            series[t] = sd * value;
        }

        return series;
    }

    static double Heavy(RandomSequence random)
    {
        double squares = 0;
        double z = random.NextNormal();
        for (int k = 0; k < 3; k++)
        {
            double x = random.NextNormal();
            squares += x * x;
        }

        return z / Math.Sqrt(squares);
    }
}
