using System.Text;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>The constructed sample <c>1956</c>: the article of 13 March 1956 as ordinary input tables that bear its printed figures out.</summary>
public static class StorySample
{
    const string Readme = """
        CONSTRUCTED DATA
        The plants, the two named persons and the printed figures are those of an article of 13 March 1956. Everything else
        here is constructed by a program from a seed so that those figures come out: no record, furnace reading, date of a
        meeting, head-count or output in it is historical. Combines A and B never were.

        虚构数据
        工厂、两位具名人物和报道中的数字取自1956年3月13日的一篇报道。其余内容均由程序根据随机种子构造，使这些数字得以算出：
        其中的记录、炉况、会议日期、人数和产量都不是史料。甲、乙联合厂并不存在。

        """;

    /// <summary>Tables of the registry, in the order in which they are imported.</summary>
    public static IReadOnlyList<string> Entries { get; } = ["practices", "adoptions", "mentorings", "conferences", "resolutions", "appeals", "campaigns", "challenges", "awards", "pledges", "goals", "claims"];

    /// <summary>Tables of the ledger, in the order in which they are imported.</summary>
    public static IReadOnlyList<string> Facts { get; } = ["units", "people", "operations", "quotas", "metrics", "observations", "work"];

    /// <summary>Writes the tables and a readme into the directory.</summary>
    public static StoryContents Write(string directory, int seed, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(directory, "README.txt"), Readme.ReplaceLineEndings("\n"), new UTF8Encoding(false));
        var turners = new Turners(seed);
        var work = new TurnersWork(turners, seed);
        var plan = new FiveYearPlan(seed);
        StoryUnits.Write(directory);
        work.WritePeople(directory);
        IReadOnlyList<IReadOnlyList<int>> adopters = Observe(directory, plan, seed);
        cancel.ThrowIfCancellationRequested();
        StoryPractices.Write(directory, turners, adopters);
        StoryMeetings.Write(directory, turners);
        StoryCampaign.Write(directory);
        plan.WriteGoals(directory);
        StoryClaims.Write(directory);
        using CsvFile file = new(directory, "work.csv", "record", "date", "shift", "team", "person", "work_centre", "operation", "good", "hours", "heads");
        int rows = work.Write(file) + RubberGroups.Write(file, seed);
        return new(turners.All.Count, rows);
    }

    static IReadOnlyList<IReadOnlyList<int>> Observe(string directory, FiveYearPlan plan, int seed)
    {
        using (CsvFile metrics = new(directory, "metrics.csv", "metric", "name", "name_zh", "measure_unit", "better", "role", "aggregate", "limit"))
        {
            OpenHearths.WriteMetrics(metrics);
            FiveYearPlan.WriteMetric(metrics);
        }

        using CsvFile file = new(directory, "observations.csv", "unit", "date", "metric", "value");
        plan.Observe(file);
        return new OpenHearths(seed).Write(file);
    }
}

/// <summary>How large the story is.</summary>
/// <param name="People">Persons on the roll.</param>
/// <param name="Work">Work records.</param>
public sealed record StoryContents(int People, int Work);
