namespace Pacesetter.Workspaces.Planning;

/// <summary>Weeks numbered within their year, of which the first and the last are parts of one week, cut at the turn of the year.</summary>
/// <param name="Start">The weekday on which weeks begin.</param>
/// <param name="Outputs">What was made in each week, its parts together.</param>
/// <param name="Worked">Which part of a week each of them is: less than one at the edges of the file.</param>
sealed record CutWeeks(DayOfWeek Start, double[] Outputs, double[] Worked)
{
    const int Cut = 53;
    const int FewestTurns = 2;

    // Of one week's output: two whole weeks would come to 2.
    const double MostOfBoth = 1.5;

    // A part that is nearly a whole week tells nothing.
    const double Telling = 0.8;

    /// <summary>Null where years have no 53rd week, or where it and the first of the next year are whole weeks by what was made in them.</summary>
    /// <param name="places">Years × 100 + weeks, in time order without holes.</param>
    /// <param name="values">What was made in each.</param>
    public static CutWeeks? Of(IReadOnlyList<long> places, double[] values)
    {
        int[] turns = [.. Enumerable.Range(1, Math.Max(0, places.Count - 3)).Where(i => places[i] % 100 == Cut && values[i] + values[i + 1] > 0 && values[i - 1] > 0 && values[i + 2] > 0)];
        HashSet<int> cut = [.. turns.Where(i => (values[i] + values[i + 1]) / Usual(values, i) < MostOfBoth)];
        if (cut.Count < FewestTurns || 2 * cut.Count <= turns.Length)
        {
            return null;
        }

        DayOfWeek start = Enumerable.Range(0, 7).Select(day => (DayOfWeek)day).MinBy(day => Off(places, values, cut, day));
        HashSet<long> whole = Whole(places, values, start);
        List<double> outputs = [], worked = [];
        for (int i = 0; i < values.Length; i++)
        {
            bool uncut = (turns.Contains(i) && !cut.Contains(i)) || (turns.Contains(i - 1) && !cut.Contains(i - 1));
            double part = uncut || whole.Contains(places[i] / 100) ? 1 : Part((int)(places[i] / 100), (int)(places[i] % 100), start);
            if (cut.Contains(i - 1))
            {
                outputs[^1] += values[i];
                worked[^1] += part;
            }
            else
            {
                outputs.Add(values[i]);
                worked.Add(part);
            }
        }

        return new(start, [.. outputs], [.. worked]) { WholeNow = whole.Contains(places[^1] / 100) };
    }

    /// <summary>True where the year that the file ends in is filed in whole weeks.</summary>
    public bool WholeNow { get; private init; }

    /// <summary>Which part of a week one ahead is.</summary>
    /// <param name="place">Year × 100 + week.</param>
    public double Part(long place) => WholeNow ? 1 : Part((int)(place / 100), (int)(place % 100), Start);

    // How far the first weeks' shares of what both parts made lie from their days; New Year's Day may take up to half a day from them all.
    static double Off(IReadOnlyList<long> places, double[] values, IEnumerable<int> turns, DayOfWeek start)
    {
        double[] off = [.. turns.Select(i => (values[i + 1] / (values[i] + values[i + 1])) - First((int)(places[i + 1] / 100), start))];
        double holiday = Math.Clamp(off.Average(), -0.07, 0);
        return off.Sum(it => (it - holiday) * (it - holiday));
    }

    // The mean of the whole weeks on both sides of a turn.
    static double Usual(double[] values, int i) => (values[i - 1] + values[i + 2]) / 2;

    // A year filed with 52 weeks has whole ones; of the year that runs its first week tells.
    static HashSet<long> Whole(IReadOnlyList<long> places, double[] values, DayOfWeek start)
    {
        var whole = new HashSet<long>();
        foreach (IGrouping<long, int> year in Enumerable.Range(0, places.Count).GroupBy(i => places[i] / 100))
        {
            int first = year.First(), last = year.Last();
            double part = First((int)year.Key, start);
            bool over = last + 1 < places.Count, told = first + 1 < places.Count && places[first] % 100 == 1 && values[first + 1] > 0 && part < Telling;
            if (over ? places[last] % 100 < Cut : told && values[first] / values[first + 1] > (1 + part) / 2)
            {
                whole.Add(year.Key);
            }
        }

        return whole;
    }

    static double Part(int year, int week, DayOfWeek start) => week switch
    {
        1 => First(year, start),
        Cut => ((DateTime.IsLeapYear(year) ? 366 : 365) / 7.0) - First(year, start) - (Cut - 2),
        _ => 1,
    };

    static double First(int year, DayOfWeek start) => ((((int)start - (int)new DateOnly(year, 1, 1).DayOfWeek + 13) % 7) + 1) / 7.0;
}
