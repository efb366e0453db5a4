using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Whether the days of an operation form two groups.</summary>
/// <remarks>
/// <para>Days are drawn evenly to a few fixed numbers, so that one set of uniform samples serves all operations.</para>
/// <para>Work is counted in whole pieces, and a day of few pieces can only take a few values; these steps would pass for humps. So each day is laid somewhere within half a piece of its count, with a fixed seed.</para>
/// </remarks>
sealed class Humps(Family family)
{
    const int Draws = 19_999;

    static readonly int[] Sizes = [400, 200, 100, 50];

    // Drawn with a fixed seed, they are the same for every question: once for the program.
    static readonly Dictionary<int, Lazy<UniformDips>> Uniform = Sizes.ToDictionary(size => size, size => new Lazy<UniformDips>(() => UniformDips.Draw(size, Draws)));

    public void Ask(Subject about, DayWork[] works)
    {
        DayWork[] made = [.. works.Where(work => work.Good > 0)];
        int size = Array.Find(Sizes, it => it <= made.Length);
        if (size == 0)
        {
            return;
        }

        var within = new RandomSequence(1, 0);
        double[] values = new double[size];
        for (int i = 0; i < size; i++)
        {
            DayWork work = made[(int)((long)i * made.Length / size)];
            values[i] = work.Fulfilment + ((within.NextUniform() - 0.5) * work.Piece);
        }

        Family.Try(() =>
        {
            TwoHumps found = TwoHumps.In(values, Uniform[size].Value);
            family.Add(new(about, PatternQuestion.TwoHumps, found.Question) { Pair = (found.Lower.Mean, found.Upper.Mean) });
        });
    }
}
