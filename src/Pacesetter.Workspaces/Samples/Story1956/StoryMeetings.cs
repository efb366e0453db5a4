using System.Globalization;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>Writes the conferences, what they resolved, the letters of two cities and one worker's pledge.</summary>
static class StoryMeetings
{
    public const string Anshan = "anshan-1956";
    public const string Changchun = "changchun-1956";
    public const string Widen = "widen_the_movement";

    const string Join = "join_the_movement";
    const string Emulate = "take_part_in_emulation";

    static readonly (string Id, string Region, string Title, string Series)[] Meetings =
    [
        ("shanxi-1956", "SX", "Congress of activists in socialist industrial construction / 社会主义工业建设积极分子大会", ""),
        (Anshan, "AS", "Conference of representatives of industrial advanced producers / 工业先进生产者代表会议", ""),
        (Changchun, "CC", "Congress of model workers / 劳动模范大会", "changchun-model-workers"),
        ("harbin-1956", "HB", "Meeting of advanced producers / 先进生产者会议", ""),
        ("xian-1956", "XA", "Meeting of advanced producers / 先进生产者会议", ""),
    ];

    public static void Write(string directory, Turners turners)
    {
        using (CsvFile file = new(directory, "conferences.csv", "id", "unit", "title", "series", "ordinal", "from", "to", "place", "presentations", "state"))
        {
            foreach ((int at, (string id, string region, string title, string series)) in Meetings.Index())
            {
                DateOnly first = new DateOnly(1956, 2, 20).AddDays(at);
                file.Row(id, region, title, series, series.Length > 0 ? "8" : "", Text(first), Text(first.AddDays(3)), "", Presentations(id), "closed");
            }
        }

        using (CsvFile file = new(directory, "resolutions.csv", "id", "unit", "conference", "text", "subject", "owner", "adopted_on", "state"))
        {
            foreach ((int at, (string id, string region, _, _)) in Meetings.Index())
            {
                file.Row($"{id}-widen", region, id, "Unfold the advanced producer movement more widely / 更广泛地开展先进生产者运动", Widen, "", Text(new DateOnly(1956, 2, 23).AddDays(at)), "adopted");
            }
        }

        WriteAppeals(directory);
        using CsvFile pledges = new(directory, "pledges.csv", "id", "unit", "pledger", "text", "campaign", "metric", "target", "from", "to", "state");
        pledges.Row("fourteen-hours-in-eight", StoryUnits.ShopOf(turners.All[0].Shop), turners.All[0].Code, "14 hours' work in 8 / 8小时完成14小时的工作量", StoryCampaign.Id, "fulfilment", "1.75", "1956-01-01", "1956-01-31", "made");
    }

    static string Presentations(string meeting) => meeting switch
    {
        "shanxi-1956" => Talk("Organising the one-and-a-half-quota movement", StoryPractices.Drawing, StoryUnits.Taiyuan, []),
        Changchun => Talk("Helping all the workers of the group", StoryPractices.GroupHelp, "", ["CCR-P01", "CCR-P02"]),
        Anshan => AnshanTalks(),
        _ => "",
    };

    // Thirteen persons: two speak together, and one speaks twice.
    static string AnshanTalks()
    {
        string[] talks =
        [
            One("How No. 7 furnace learned from No. 8 / 七号平炉学习八号平炉的经过", StoryPractices.Furnace, "", ["ANS-P01"], Slot(0)),
            One("Questions and answers on No. 7 furnace / 关于七号平炉的问答", StoryPractices.Furnace, "", ["ANS-P01"], Slot(1)),
            One("A talk by two (constructed) / 两人合讲（虚构）", "", "", ["ANS-P02", "ANS-P03"], Slot(2)),
            .. Enumerable.Range(4, 10).Select(number => One(string.Create(CultureInfo.InvariantCulture, $"Experience {number} (constructed) / 经验{number}（虚构）"), "", "", [string.Create(CultureInfo.InvariantCulture, $"ANS-P{number:D2}")], Slot(number - 1))),
        ];
        return $"[{string.Join(", ", talks)}]";
    }

    static string Talk(string title, string practice, string organisation, string[] presenters) => $"[{One(title, practice, organisation, presenters)}]";

    // When who spoke is not known: half an hour each, six a day (constructed).
    static string Slot(int at) => string.Create(CultureInfo.InvariantCulture, $$""", "on": "{{Text(new DateOnly(1956, 2, 21).AddDays(at / 6))}}", "at": "{{new TimeOnly(9, 0).AddMinutes(at % 6 * 30):HH:mm}}", "minutes": 30""");

    static string One(string title, string practice, string organisation, string[] presenters, string when = "") =>
        $$"""{ "title": "{{title}}", "practice": {{Text(practice)}}, "organisation": {{Text(organisation)}}, "presenters": [{{string.Join(", ", presenters.Select(it => $"\"{it}\""))}}]{{when}} }""";

    static string Text(string value) => value.Length == 0 ? "null" : $"\"{value}\"";

    static string Text(DateOnly day) => CsvFile.Text(day);

    static void WriteAppeals(string directory)
    {
        using CsvFile file = new(directory, "appeals.csv", "id", "unit", "title", "text", "conference", "audience", "audience_count", "audience_units", "actions", "deliveries", "replies", "state");
        foreach ((string id, string region, string conference, int audience, int units) in ((string, string, string, int, int)[])[("letter-harbin", "HB", "harbin-1956", 180_000, 240), ("letter-xian", "XA", "xian-1956", 120_000, 160)])
        {
            int delivered = audience * 3 / 4, read = audience / 2;
            string on = Text(new DateOnly(1956, 3, 1)), answered = Text(new DateOnly(1956, 3, 8));
            string[] replies = [Reply(Join, region + "-unit-1"), Reply(Join, region + "-unit-2"), Reply(Join, region + "-unit-3"), Reply(Emulate, region + "-unit-1"), Reply(Emulate, region + "-unit-2")];
            file.Row(
                id,
                region,
                "Letter to all the workers of the city / 告全市工人书",
                "Join the movement, and take part in socialist emulation. / 投入先进生产者运动，积极开展社会主义竞赛。",
                conference,
                "all the workers of the city (counts constructed)",
                audience.ToString(CultureInfo.InvariantCulture),
                units.ToString(CultureInfo.InvariantCulture),
                $"{Join}; {Emulate}",
                string.Create(CultureInfo.InvariantCulture, $$"""[{ "unit": "{{region}}", "on": "{{on}}", "delivered": {{delivered}}, "read": {{read}} }]"""),
                $"[{string.Join(", ", replies)}]",
                "issued");

            string Reply(string action, string unit) => $$"""{ "unit": "{{unit}}", "on": "{{answered}}", "action": "{{action}}" }""";
        }
    }
}
