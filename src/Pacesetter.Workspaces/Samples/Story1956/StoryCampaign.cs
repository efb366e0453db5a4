using System.Globalization;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>Writes the contest of Taiyuan's groups in January, which the article calls the one-and-a-half-quota movement: conditions, who took part, a challenge with its answers, checks, votes and the banner. All of it is constructed.</summary>
static class StoryCampaign
{
    public const string Id = "one-and-a-half";

    const string Made = "(constructed) / （虚构）";

    /// <summary>Groups that take part, by number.</summary>
    const int Taking = 6;

    public static void Write(string directory)
    {
        using (CsvFile file = new(directory, "campaigns.csv", "id", "unit", "title", "from", "to", "populations", "conditions", "check_days", "prizes", "data_use", "announced_on", "comments", "enrolments", "checks", "votes", "objections_until", "state"))
        {
            file.Row(
                Id,
                StoryUnits.Taiyuan,
                "One and a half quotas, January 1956 (constructed) / 1956年1月“个半定额”竞赛（虚构）",
                "1956-01-01",
                "1956-01-31",
                StoryUnits.Taiyuan,
                """[{ "metric": "fulfilment", "text": "12 hours' work in 8 / 8小时完成12小时的工作", "target": 1.5, "weight": 1, "basis": "quota", "by": "1956-01-31", "quality": "No more scrap than before / 废品不增加" }, { "metric": "first_pass_yield", "text": "98 of 100 good the first time / 一次合格率98%", "target": 0.98, "guardrail": true }]""",
                "1956-01-14; 1956-01-31",
                "Travelling red banner (constructed) / 流动红旗（虚构）",
                "Sums of each group; kept for one year / 各小组合计，保存一年",
                "1955-12-26",
                $$"""[{ "on": "1955-12-22", "by": "{{Turner(2)}}", "unit": "{{Group(2)}}", "text": "Count good pieces alone / 只算合格品 {{Made}}" }]""",
                $"[{string.Join(", ", Enumerable.Range(1, Taking).Select(number => $$"""{ "unit": "{{Group(number)}}", "on": "1955-12-28", "by": "{{Turner(number)}}" }"""))}]",
                $"[{string.Join(", ", Enumerable.Range(1, Taking).SelectMany(Checks))}]",
                $$"""[{ "person": "{{Turner(17)}}", "for": "{{Group(5)}}" }, { "person": "{{Turner(28)}}", "for": "{{Group(5)}}" }, { "person": "{{Turner(39)}}", "for": "{{Group(2)}}" }]""",
                "1956-02-07",
                "decided");
        }

        using (CsvFile file = new(directory, "challenges.csv", "id", "unit", "challenger", "challenged", "campaign", "text", "answer_by", "responses", "state"))
        {
            file.Row(
                "group-3-challenges",
                Group(3),
                Group(3),
                $"{Group(1)}; {Group(2)}; {Group(5)}",
                Id,
                $"Nobody of the group stays below the quota in January / 一月份全组无人低于定额 {Made}",
                "1956-01-10",
                $$"""[{ "unit": "{{Group(1)}}", "on": "1956-01-05", "accepted": true, "text": "And two learners taught / 并带会两名学徒 {{Made}}" }, { "unit": "{{Group(2)}}", "on": "1956-01-07", "accepted": false, "text": "Two lathes are being overhauled / 两台车床正在大修 {{Made}}" }]""",
                "closed");
        }

        using CsvFile awards = new(directory, "awards.csv", "id", "unit", "title", "kind", "campaign", "holders", "since", "history", "state");
        awards.Row("red-banner", StoryUnits.Taiyuan, $"Travelling red banner of the plant / 全厂流动红旗 {Made}", "banner", Id, Group(5), "1956-02-08", $$"""[{ "holder": "{{Group(2)}}", "from": "1956-01-14", "to": "1956-02-08" }]""", "held");
    }

    // Each is checked by the next, the last by the first.
    static IEnumerable<string> Checks(int number) => ((string[])["1956-01-14", "1956-01-31"]).Select(day =>
        $$"""{ "on": "{{day}}", "unit": "{{Group(number)}}", "checked_by": "{{Group((number % Taking) + 1)}}", "guardrails_hold": true, "note": "{{Made}}" }""");

    static string Group(int number) => StoryUnits.ShopOf(number - 1);

    static string Turner(int number) => string.Create(CultureInfo.InvariantCulture, $"TM{number:D3}");
}
