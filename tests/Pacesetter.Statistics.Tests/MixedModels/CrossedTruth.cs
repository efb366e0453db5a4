using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.MixedModels;

/// <summary>Work whose truth is known: persons, operations and machines crossed at random, records weighted by hours.</summary>
/// <param name="Cells">The records, summed.</param>
/// <param name="Persons">The persons' true effects.</param>
sealed record CrossedTruth(CrossedCells Cells, double[] Persons)
{
    /// <summary>Standard deviation of the persons' effects.</summary>
    public const double Deviation = 0.15;

    public static CrossedTruth Draw(ulong seed, int persons = 100, int records = 8)
    {
        var random = new RandomSequence(41, seed);
        double[][] effects = [Normals(persons, Deviation), Normals(20, 0.2), Normals(10, 0.1)];
        int n = persons * records;
        int[][] levels = [new int[n], new int[n], new int[n]];
        (double[] y, double[] hours) = (new double[n], new double[n]);
        for (int i = 0; i < n; i++)
        {
            (levels[0][i], levels[1][i], levels[2][i]) = (i % persons, i < 20 ? i : random.NextInt(20), i < 10 ? i : random.NextInt(10));
            hours[i] = 1 + random.NextInt(8);
            y[i] = 0.1 + effects[0][levels[0][i]] + effects[1][levels[1][i]] + effects[2][levels[2][i]] + (0.4 / Math.Sqrt(hours[i]) * random.NextNormal());
        }

        return new(CellSums.Of(levels, y, hours), effects[0]);

        double[] Normals(int count, double deviation) => [.. Enumerable.Range(0, count).Select(_ => deviation * random.NextNormal())];
    }
}
