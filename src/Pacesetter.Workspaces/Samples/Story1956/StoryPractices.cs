using System.Globalization;
using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>Writes the practices, who took them up, and who teaches whom.</summary>
static class StoryPractices
{
    public const string Drawing = "draw-along";
    public const string Furnace = "method-of-no-8";
    public const string GroupHelp = "help-the-whole-group";
    public const string Works = "combine-a-method";
    public const string Idle = "combine-b-slogans";

    const string Made = "(constructed)";

    public static void Write(string directory, Turners turners, IReadOnlyList<IReadOnlyList<int>> adopters)
    {
        WritePractices(directory);
        WriteAdoptions(directory, adopters);
        WriteMentorings(directory, turners);
    }

    static void WritePractices(string directory)
    {
        using CsvFile file = new(directory, "practices.csv", "practice", "title", "title_zh", "unit", "kind", "originator", "metric", "problem", "steps", "state");
        file.Row(Drawing, "The advanced draw the others along", "先进带动落后", StoryUnits.Taiyuan, "organising", StoryUnits.Taiyuan, "earned_hours_per_hour",
            "A few reach one and a half quotas, and nobody else learns how.", "", "presented");
        file.Row(Furnace, "Operating method of No. 8 furnace", "八号平炉操作法", StoryUnits.Steelworks, "operating", StoryUnits.Originator, "heat_hours",
            "Heats of the furnace called Old Ox take longest.", $"Charge in a fixed order {Made}; Read the flame at fixed times {Made}; Mend the lining between heats {Made}", "adopted");
        file.Row(GroupHelp, "Advanced workers help all the group", "先进工人帮助全组", "CCR", "organising", StoryUnits.Group, "earned_hours_per_hour",
            "The group waits for its slowest operation.", "", "adopted");
        file.Row(Works, "Charging in a fixed order (constructed)", "按固定顺序装料（虚构）", "CA", "operating", "CA", "heat_hours", "Heats take longer than they need.", "Charge in a fixed order", "adopted");
        file.Row(Idle, "Slogans beside the furnace (constructed)", "炉旁标语（虚构）", "CB", "management", "CB", "heat_hours", "Nobody speaks of heat times.", "Hang up a slogan", "adopted");
    }

    static void WriteAdoptions(string directory, IReadOnlyList<IReadOnlyList<int>> adopters)
    {
        using CsvFile file = new(directory, "adoptions.csv", "adoption", "practice", "unit", "source_unit", "answer", "reason", "ordered_on", "in_use", "selected_from", "selected_to", "compared_with", "steps", "state");
        string ordered = Text(StoryDays.Chosen.Last.AddDays(1)), used = Text(StoryDays.InUse);
        string[] chosen = [Text(StoryDays.Chosen.First), Text(StoryDays.Chosen.Last)];
        file.Row("no-7-learns", Furnace, StoryUnits.Adopter, StoryUnits.Originator, "adopt", "Weak weeks", ordered, used, chosen[0], chosen[1], StoryUnits.Steelworks, Steps(), "in_use");
        file.Row("group-learns", GroupHelp, StoryUnits.Group, "", "adopt", "600 pairs a day", "", Text(RubberGroups.Helped), "", "", "CCR", "", "in_use");
        foreach (((string combine, _), (string practice, IReadOnlyList<int> furnaces)) in StoryUnits.Combines.Zip(new[] { (Works, adopters[0]), (Idle, adopters[1]) }))
        {
            foreach (int number in furnaces)
            {
                string furnace = StoryUnits.FurnaceOf(combine, number);
                file.Row($"{practice}-{number:D2}", practice, furnace, "", "adopt", "Weak weeks", ordered, used, chosen[0], chosen[1], combine, "", "in_use");
            }
        }
    }

    // The course of events that the article only says there was.
    static string Steps()
    {
        (string Kind, int Day, int Hours)[] steps = [("visit", -6, 3), ("demonstration", -5, 1), ("lesson", -4, 2), ("trial", -3, 0), ("trial", -2, 0), ("check", 28, 0)];
        return $"[{string.Join(", ", steps.Select(step => $$"""{ "kind": "{{step.Kind}}", "on": "{{Text(StoryDays.InUse.AddDays(step.Day))}}", "hours": {{step.Hours}}, "note": "{{Made}}"{{(step.Kind == "check" ? ", \"fidelity\": 0.9" : "")}} }"""))}]";
    }

    static void WriteMentorings(string directory, Turners turners)
    {
        using CsvFile file = new(directory, "mentorings.csv", "contract", "mentor", "learner", "from", "sessions", "state");
        Turner[] mentors = [.. turners.All.Where(it => it.Mentor)];
        foreach ((int at, Turner learner) in turners.All.Where(it => it.Taught).Index())
        {
            string day = Text(new DateOnly(1955, 12, 1).AddDays(at % 20));
            file.Row(string.Create(CultureInfo.InvariantCulture, $"contract-{at + 1:D3}"), mentors[at % mentors.Length].Code, learner.Code, day, $$"""[{ "on": "{{day}}", "hours": 1 }]""", "running");
        }
    }
}
