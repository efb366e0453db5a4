namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>Writes the thirteen claims of the article, each with its sentence, how the figure is meant, of what, and by which figure of the records it is looked at.</summary>
static class StoryClaims
{
    public const string Source = "People's Daily / 人民日报, 1956-03-13, page 2";

    const string C1 = "C1 山西、鞍山、长春、哈尔滨、西安等省市工业战线上的先进生产者们，最近都分别集会交流了各种先进经验，并且提出要更广泛地开展先进生产者运动，保证提前完成第一个五年计划。 / Advanced producers of Shanxi, Anshan, Changchun, Harbin, Xi'an and other places have each met of late, and propose to unfold the movement more widely, guaranteeing that the first Five-Year Plan is completed early.";
    const string C3 = "C3 这个工厂在今年1月份用先进带动落后的方法，使占全厂34％以上的工人成了8小时完成12小时工作量的先进生产者。 / In January this year the plant, the advanced drawing the backward along, made 34 % or more of all its workers advanced producers who complete 12 hours' work in 8.";
    const string C4 = "C4 鞍山市举行的工业先进生产者代表会议上，有13个代表介绍了各种先进经验。 / At Anshan's conference 13 representatives presented advanced experiences.";
    const string C5 = "C5 鞍钢炼钢厂七号平炉的炼钢工人单荣毕，还在会上介绍了他们学习八号平炉的先进操作法，把原来“老牛”号平炉变成先进平炉的经过。 / Shan Rongbi of No. 7 furnace told how they learned the method of No. 8 and made the furnace called Old Ox an advanced one.";
    const string C6 = "C6 长春市第八届劳动模范大会上，介绍了国营第八橡胶厂劳动模范马洪芬等组织先进工人，帮助全组工人把胶鞋的日产量由600双提高到800双以上等经验。 / At Changchun's 8th congress: how Ma Hongfen and others of the No. 8 Rubber Factory helped the whole group from 600 pairs of shoes a day to 800 or more.";
    const string C7 = "C7 山西等省市先进生产者的会议，都提出要广泛开展先进生产者运动。 / The conferences all propose that the movement be unfolded widely.";
    const string C8 = "C8 哈尔滨市和西安市的先进生产者们，在告全市工人书中都号召全市工人投入先进生产者运动中去，积极开展社会主义竞赛。 / In letters to all workers of their cities, those of Harbin and Xi'an both call on them to join the movement and take part in emulation.";

    static readonly (string Id, string Unit, string Sentence, string Quantity, string Comparator, string Measure, string Population, string Basis)[] All =
    [
        ("q01", "SX", C3, "1.5", "at_least", "× quota / 倍定额", StoryUnits.Taiyuan, "titles.lowest 1956-01"),
        ("q02", "SX", C3, "0.34", "at_least", "share of all workers / 占全厂工人", StoryUnits.Taiyuan, "titles.share 1956-01"),
        ("q03", "SX", C3, "1", "equal_to", "month of 1956 / 月份", StoryUnits.Taiyuan, "titles.first_month 1956 0.34"),
        ("q04", "AS", C4, "13", "equal_to", "presenters / 人", StoryMeetings.Anshan, "conference.presenters"),
        ("q05", "AS", C5, "1", "equal_to", "learnt from No. 8 / 学自八号炉", StoryUnits.Adopter, $"adoptions.from {StoryUnits.Originator}"),
        ("q06", "CC", C6, "600", "equal_to", "pairs/day / 双/日", StoryUnits.Group, "good.per_day 1955-12-19..1955-12-29"),
        ("q07", "CC", C6, "800", "at_least", "pairs/day / 双/日", StoryUnits.Group, "good.per_day 1956-01-03..1956-01-31"),
        ("q08", "CC", C6, "8", "equal_to", "ordinal / 届", StoryMeetings.Changchun, "conference.ordinal"),
        ("q09", "CC", C6, "8", "equal_to", "factory number / 厂号", "CCR", "unit.number"),
        ("q10", StoryUnits.Front, C1, "5", "at_least", "regions / 省市", StoryUnits.Front, "conference.regions 1956-02-01..1956-03-13"),
        ("q11", StoryUnits.Front, C7, "1", "equal_to", "share of conferences / 占会议", StoryUnits.Front, $"resolutions.share {StoryMeetings.Widen}"),
        ("q12", StoryUnits.Front, C8, "2", "equal_to", "letters / 封", StoryUnits.Front, "appeals.count"),
        ("q13", StoryUnits.Front, C1, "0", "more_than", "days early / 提前天数", "five-year-level", "goal.lead"),
    ];

    public static void Write(string directory)
    {
        using CsvFile file = new(directory, "claims.csv", "id", "unit", "source", "sentence", "quantity", "comparator", "measure_unit", "population", "basis", "state");
        foreach ((string id, string unit, string sentence, string quantity, string comparator, string measure, string population, string basis) in All)
        {
            file.Row(id, unit, Source, sentence, quantity, comparator, measure, population, basis, "reported");
        }
    }
}
