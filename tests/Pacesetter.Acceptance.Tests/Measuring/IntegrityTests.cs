using System.Globalization;
using System.Text;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Lifecycles;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Resampling;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Measuring.Questions;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Measuring;

public sealed class IntegrityTests : IDisposable
{
    readonly Shop shop = new();
    readonly RandomSequence random = new(7, 0);

    public void Dispose() => shop.Dispose();

    // The quotas: 20 turned and 26 milled in an hour.
    [Fact]
    public async Task AT_40_a_middle_of_150_percent_asks_whether_the_quota_is_loose_and_stands_beside_the_share()
    {
        Import(September, (person, _) => ("turn", 1.5 + (0.02 * (person - 6.5)) + Noise(0.02)));
        IntegrityAnswer answer = await Ask();
        QuotaFigures turn = Assert.Single(answer.Loose);
        Assert.Equal("turn", turn.Operation);
        Assert.Equal(1.5, turn.Median!.Value, 0.05);
        Assert.Equal(1, turn.ShareReaching);
        IntegrityFlag flag = Assert.Single(answer.Flags, it => it.Test == PatternQuestion.MiddleHigh);
        Assert.Equal(("turn", "operation"), (flag.Unit, flag.Kind));
        Assert.Equal(Math.Pow(0.5, 12), flag.PValue, 1e-9); // all of twelve above 1.30

        Bulletin bulletin = await Bulletin();
        string text = BulletinMarkdown.Write(bulletin, TermPack.Load("en"));
        Assert.Contains("the share says something about the quota, too", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AT_41_a_middle_of_61_percent_asks_whether_the_quota_can_be_reached()
    {
        Import(September, (person, _) => ("mill", 0.61 + (0.01 * (person - 6.5)) + Noise(0.02)));
        IntegrityAnswer answer = await Ask();
        QuotaFigures mill = Assert.Single(answer.Tight);
        Assert.Equal(("mill", 0.0), (mill.Operation, mill.ShareReaching!.Value));
        Assert.Equal(0.61, mill.Median!.Value, 0.03);
        Assert.Empty(answer.Loose);
        Assert.Single(answer.Flags, it => it.Test == PatternQuestion.MiddleLow);
    }

    // Half of the days are held at 125 %, on the others little is done: Roy's two humps. Milling has one.
    [Fact]
    public async Task AT_43_two_humps_of_a_job_ask_about_the_job_and_never_about_a_person()
    {
        Import(September, (_, day) => ("turn", (day.Day % 2 == 0 ? 1.25 : 0.45) + Noise(0.05)));
        Import(September, (_, _) => ("mill", 1.0 + Noise(0.1)));
        IntegrityAnswer answer = await Ask();
        IntegrityFlag flag = Assert.Single(answer.Flags, it => it.Test == PatternQuestion.TwoHumps);
        Assert.Equal(("turn", "operation"), (flag.Unit, flag.Kind));
        Assert.Matches("around 4[3-7].% and around 12[3-7].%", flag.Question);
        Assert.True(flag.QValue <= 0.05);
        Assert.Contains("not a finding", flag.FalseAlarm, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AT_54_output_crowded_into_the_last_three_days_asks_what_held_the_work_up()
    {
        DateOnly[] days = Days(new(2025, 9, 1), new(2025, 11, 30));
        HashSet<DateOnly> ends = [.. days.GroupBy(day => day.Month).SelectMany(month => month.TakeLast(3))];
        Import(days, (_, day) => ("turn", (ends.Contains(day) ? 1.4 : 0.8) + Noise(0.05)));
        IntegrityAnswer answer = await Ask();
        Assert.Equal(["2025-09", "2025-10", "2025-11"], answer.Storming.Select(it => it.Period));
        Assert.All(answer.Storming, month => Assert.True(month.Unit == "t" && month.Share > month.Even));
        // The three days are the greatest of their month: one of all choices of three of its 22, 23 or 20 days.
        Assert.Equal([1 / 1540.0, 1 / 1771.0, 1 / 1140.0], answer.Storming.Select(it => it.PValue!.Value));
        Assert.All(answer.Storming, month => Assert.True(month.QValue >= month.PValue && month.QValue <= 0.05 && month.MedianDay is > 70 and < 90));
        IntegrityFlag[] flags = [.. answer.Flags.Where(it => it.Test == PatternQuestion.EndLoading)];
        Assert.Equal(["2025-09", "2025-10", "2025-11", "months"], flags.Select(it => it.At).Order(StringComparer.Ordinal));
        Assert.All(flags, flag => Assert.Equal(("t", "team"), (flag.Unit, flag.Kind)));
        Assert.Contains(flags, flag => flag.Question.Contains("the last days of September", StringComparison.Ordinal) && flag.Question.EndsWith('?'));
        Assert.All(flags, flag => Assert.Contains("not a finding", flag.FalseAlarm, StringComparison.Ordinal));
        Assert.True(flags.Single(it => it.At == "months").PValue < flags.Where(it => it.At != "months").Min(it => it.PValue));
    }

    [Fact]
    public async Task Even_months_and_a_month_that_is_not_over_ask_nothing()
    {
        Import(Days(new(2025, 9, 1), new(2025, 10, 17)), (_, day) => ("turn", 1.05 + Noise(0.1)));
        IntegrityAnswer answer = await Ask();
        Assert.Equal(["2025-09"], answer.Storming.Select(it => it.Period));
        Assert.DoesNotContain(answer.Flags, it => it.Test == PatternQuestion.EndLoading);
        Assert.True(answer.Tests > 5);
    }

    // p1 writes round tens only; everybody else counts.
    [Fact]
    public async Task A_question_on_a_person_is_shown_to_the_verifier_and_that_person_alone()
    {
        Import(Days(new(2025, 8, 1), new(2025, 11, 30)), (person, _) => ("turn", person == 1 ? 1 + (random.NextInt(4) / 16.0) : 1.1 + Noise(0.1)));
        IntegrityFlag flag = Assert.Single(OnPersons(await Ask()), it => it.Test == PatternQuestion.LastDigits);
        Assert.Equal("p1", flag.Unit);
        Assert.Contains("end in 0 or 5", flag.Question, StringComparison.Ordinal);
        Assert.Contains(OnPersons(await Ask(new("v", Roles.Verifier))), it => it.Unit == "p1");
        Assert.Contains(OnPersons(await Ask(new("p1", Roles.Worker))), it => it.Unit == "p1");
        Assert.Empty(OnPersons(await Ask(new("p2", Roles.Worker))));
        Assert.Empty(OnPersons(await Ask(new("a", Roles.Auditor))));
        Assert.Equal((await Ask()).Tests, (await Ask(new("p2", Roles.Worker))).Tests);
        QuestionList questions = (await Bulletin()).Questions!;
        Assert.DoesNotContain(questions.Rows, row => row.Unit?.Code.StartsWith('p') == true);
    }

    // p2's clock runs at m1 whenever p1 works there; the others are alone at m2.
    [Fact]
    public async Task Help_that_no_ticket_names_is_asked_about_where_clocks_exist()
    {
        var csv = new StringBuilder("record,date,start,end,person,work_centre,operation,good,hours\n");
        foreach (DateOnly day in Days(new(2025, 9, 1), new(2025, 10, 31)))
        {
            Row(day, "p1", "m1", "06:00");
            Row(day, "p2", "m1", "06:30");
            for (int person = 3; person <= 12; person++)
            {
                Row(day, $"p{person}", "m2", string.Create(CultureInfo.InvariantCulture, $"{2 * (person - 3):00}:00"));
            }
        }

        shop.Import("work", csv.ToString());
        IntegrityAnswer answer = await Ask();
        Assert.Equal(["p1", "p2"], answer.Flags.Where(it => it.Test == PatternQuestion.CoPresence).Select(it => it.Unit).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("co_presence", answer.Missing.Keys);

        void Row(DateOnly day, string person, string machine, string start) => csv.Append(CultureInfo.InvariantCulture,
            $"{person}-{day:yyyyMMdd},{day:yyyy-MM-dd},{start},{TimeOnly.Parse(start, CultureInfo.InvariantCulture).AddHours(2):HH:mm},{person},{machine},turn,{40 + random.NextInt(9)},2\n");
    }

    [Fact]
    public async Task The_questions_are_put_in_Chinese_too()
    {
        Import(September, (person, _) => ("turn", 1.5 + (0.02 * (person - 6.5)) + Noise(0.02)));
        IntegrityAnswer answer = await new MeasureIntegrity(Door, TermPack.Load("zh-Hans"), Actor.Owner).Run(new(), CancellationToken.None);
        Assert.Contains(answer.Flags, it => it.Question.Contains("是否仍与现行方法相符", StringComparison.Ordinal) && it.FalseAlarm.StartsWith("此为值得核对的现象，并非结论。", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_work_and_with_options_of_a_file_it_refuses()
    {
        Assert.Equal("no_work", (await Assert.ThrowsAsync<RefusalException>(() => Ask())).Id);
        RefusalException refusal = await Assert.ThrowsAsync<RefusalException>(() => new MeasureIntegrity(Door, TermPack.Load("en"), Actor.Owner).Run(new() { Threshold = 1 }, CancellationToken.None));
        Assert.Equal((RefusalKind.Usage, "file_needed"), (refusal.Kind, refusal.Id));
    }

    WorkspaceDoor Door => new(_ => Task.FromResult(shop.Workspace));

    static DateOnly[] September => Days(new(2025, 9, 1), new(2025, 9, 30));

    static DateOnly[] Days(DateOnly first, DateOnly last) =>
        [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Where(day => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))];

    static IEnumerable<IntegrityFlag> OnPersons(IntegrityAnswer answer) => answer.Flags.Where(it => it.Kind == "person");

    double Noise(double deviation) => deviation * random.NextNormal();

    Task<IntegrityAnswer> Ask(Actor? actor = null) => new MeasureIntegrity(Door, TermPack.Load("en"), actor ?? Actor.Owner).Run(new(), CancellationToken.None);

    Task<Bulletin> Bulletin() => new ComposeBulletin(shop.Workspace).Run(new Filters { From = new(2025, 9, 1), To = new(2025, 9, 30) }, CancellationToken.None);

    // Eight hours a day for each of twelve persons, at the fulfilment asked for.
    void Import(IEnumerable<DateOnly> days, Func<int, DateOnly, (string Operation, double Fulfilment)> work)
    {
        var csv = new StringBuilder(Shop.WorkHeader);
        foreach (DateOnly day in days)
        {
            for (int person = 1; person <= 12; person++)
            {
                (string operation, double fulfilment) = work(person, day);
                int good = (int)Math.Round(8 * (operation == "turn" ? 20 : 26) * Math.Max(0, fulfilment));
                csv.Append(CultureInfo.InvariantCulture, $"{operation}-{day:yyyyMMdd}-{person},{day:yyyy-MM-dd},p{person},{operation},{good},0,8,,\n");
            }
        }

        shop.Import("work", csv.ToString());
    }
}
