using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>Writes the plan of 1953 to 1957 on each basis, and the output that fulfils it on the last day of November 1956.</summary>
sealed class FiveYearPlan(int seed)
{
    public const string Metric = "industrial_output";

    static readonly DateOnly From = new(1953, 1, 1);
    static readonly DateOnly To = new(1957, 12, 31);
    static readonly DateOnly Done = new(1956, 11, 30);

    readonly SortedList<DateOnly, decimal> output = Output(seed);

    static SortedList<DateOnly, decimal> Output(int seed)
    {
        Chance chance = Chance.Of(seed, Lot.Plan);
        var days = new SortedList<DateOnly, decimal>();
        int at = 0;
        foreach (DateOnly day in StoryDays.From(From, Done))
        {
            days[day] = decimal.Round((decimal)((60 + (0.04 * at++)) * LogPoints.Factor(chance.Normal(0.03))), 1);
        }

        return days;
    }

    public void Observe(CsvFile file)
    {
        foreach ((DateOnly day, decimal made) in output)
        {
            file.Row(StoryUnits.Front, Text(day), Metric, Text((double)made, 1));
        }
    }

    public static void WriteMetric(CsvFile file) => file.Row(Metric, "Industrial output", "工业产值", "million yuan", "higher", "output", "sum", "");

    public void WriteGoals(string directory)
    {
        using CsvFile file = new(directory, "goals.csv", "goal", "title", "unit", "metric", "from", "to", "target", "basis", "state");
        decimal total = output.Values.Sum();
        DateOnly level = new(1956, 10, 31);
        decimal year = output.Where(it => it.Key > level.AddYears(-1) && it.Key <= level).Sum(it => it.Value);
        Row(file, "five-year-total", total, "cumulative");
        Row(file, "five-year-level", year, "level");
        Row(file, "five-year-calendar", total, "calendar");
        Row(file, "five-year-unsaid", total, "");
    }

    static void Row(CsvFile file, string id, decimal target, string basis) => file.Row(
        id, "First Five-Year Plan (constructed) / 第一个五年计划（虚构）", StoryUnits.Front, Metric, Text(From), Text(To), Text((double)target, 1), basis, "set");
}
