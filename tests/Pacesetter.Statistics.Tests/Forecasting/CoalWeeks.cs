namespace Pacesetter.Statistics.Tests.Forecasting;

/// <summary>The weekly coal output of the United States as rates a full week, and years of it to finish.</summary>
/// <remarks>Weeks end on Saturday, so the first and the last of most years are parts of one week: together they make a rate. Years filed with 52 rows have whole weeks alone.</remarks>
sealed class CoalWeeks
{
    readonly Dictionary<int, double[]> years = SharedFile.Rows("real", "us_coal_weekly_production_1984_2016.csv")
        .GroupBy(row => (int)SharedFile.Number(row[0]))
        .ToDictionary(year => year.Key, year => year.OrderBy(row => SharedFile.Number(row[1])).Select(row => SharedFile.Number(row[2])).ToArray());

    /// <summary>Rates up to a week of a year, output of the year so far, shares of its weeks to come, and its total.</summary>
    public (double[] Rates, double Done, double[] ToWork, double Total) At(int year, int week)
    {
        List<double> rates = [];
        for (int y = 1984; y <= year; y++)
        {
            for (int w = 1; w <= (y == year ? week : years[y].Length); w++)
            {
                Add(rates, y, w, last: y == year);
            }
        }

        double[] toWork = [.. Enumerable.Range(week + 1, years[year].Length - week).Select(w => Share(year, w))];
        return ([.. rates], years[year].Take(week).Sum(), toWork, years[year].Sum());
    }

    void Add(List<double> rates, int y, int w, bool last)
    {
        double share = Share(y, w), tons = years[y][w - 1];
        if (w == 53 && !last && Share(y + 1, 1) < 1)
        {
            return; // counted with the first days of the next year
        }

        if (w == 1 && share < 1 && y > 1984 && years[y - 1].Length == 53)
        {
            (share, tons) = (share + Share(y - 1, 53), tons + years[y - 1][^1]);
        }

        // Less than half a week says too little of a full one: the same week of the year before.
        rates.Add(share < 0.5 && rates.Count >= 52 ? rates[^52] : tons / share);
    }

    double Share(int y, int w)
    {
        int first = 7 - (int)new DateOnly(y, 1, 1).DayOfWeek;
        return years[y].Length < 53 || w is > 1 and < 53 ? 1
            : w == 1 ? first / 7.0
            : ((DateTime.IsLeapYear(y) ? 366 : 365) - first - (51 * 7)) / 7.0;
    }
}
