using System.Globalization;
using Pacesetter.Measuring;
using Pacesetter.Panels;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Exchanging;
using Pacesetter.Workspaces.Exchanging.Meetings;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Planning;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Cli.Demonstrating;

/// <summary>The story in words, each figure asked of the workspace when it is said.</summary>
sealed class StorySteps(Workspace workspace, TermPack words, string directory)
{
    const string Group = "CCR-G1";
    const string Comparison = "CCR-G2";
    static readonly Period January = new(new(1956, 1, 1), new(1956, 1, 31));
    static readonly Period December = new(new(1955, 12, 1), new(1955, 12, 31));

    readonly PrintedFigures print = new(words);

    public async Task<Section> Write(CheckClaims.Answer claims, CancellationToken cancel)
    {
        var proofs = new StoryProofs(workspace, words, directory);
        string[] sentences =
        [
            words["story.constructed"],
            await Measured(cancel),
            .. await Recognised(cancel),
            await Exchanged(claims, cancel),
            .. await proofs.Write(cancel),
            .. await Planned(cancel),
        ];
        return new("story", words["story.constructed.heading"], sentences, []);
    }

    async Task<string> Measured(CancellationToken cancel)
    {
        OutputWindow before = await Window(Group, December, cancel), after = await Window(Group, January, cancel);
        OutputWindow otherBefore = await Window(Comparison, December, cancel), otherAfter = await Window(Comparison, January, cancel);
        Rise rise = Rise.Between(before, after);
        return words.Say("story.measure",
            ("before", Daily(before)), ("days_before", Whole(before.Days)), ("after", Daily(after)), ("days_after", Whole(after.Days)),
            ("rise", Change(rise.Total)), ("hourly", Change(rise.PerPersonHour)),
            ("other_before", Daily(otherBefore)), ("other_after", Daily(otherAfter)),
            ("did", print.Forms.Number(Mean(after) - Mean(before) - (Mean(otherAfter) - Mean(otherBefore)), 0)));
    }

    async Task<OutputWindow> Window(string team, Period days, CancellationToken cancel)
    {
        decimal good = 0, hours = 0;
        int count = 0;
        await foreach (Cell cell in workspace.Ledger.RollUp(new RollUp(Keys.None, Grain.Day, new Scope { Period = days, Under = team }), cancel))
        {
            (good, hours, count) = (good + cell.Good, hours + cell.OnQuotaHours, count + 1);
        }

        return new(good, count, null, hours);
    }

    async Task<string[]> Recognised(CancellationToken cancel)
    {
        var asked = new RecogniseTitles.Request { From = January.First, To = January.Last, Under = "TMM" };
        TitlesAnswer titles = await new RecogniseTitles(workspace).Run(asked, cancel);
        CrossingsAnswer crossed = await new FollowMentoring(workspace).Run(asked, cancel);
        return
        [
            words.Say("story.recognise",
                ("holders", Whole(titles.Holders)), ("roll", Whole(titles.HeadCount)), ("threshold", print.Threshold(workspace.Policy().Titles.Threshold)),
                ("share", Share(titles.ShareOfAll)), ("quota", Share(titles.ShareOfOnQuota))),
            words.Say("story.associated",
                ("crossed", Whole(crossed.Crossed)), ("linked", Whole(crossed.WithMentor)), ("unlinked", Whole(crossed.WithoutMentor)),
                ("taught", Share(crossed.ShareOfTaught)), ("others", Share(crossed.ShareOfNotTaught))),
        ];
    }

    async Task<string> Exchanged(CheckClaims.Answer claims, CancellationToken cancel)
    {
        ScoreConferences.Answer scores = await new ScoreConferences(workspace).Run(new() { Subject = "widen_the_movement" }, cancel);
        return words.Say("story.exchange",
            ("with", Whole(scores.With ?? 0)), ("of", Whole(scores.Conferences ?? 0)),
            ("presenters", Whole(scores.Rows.First(it => it.Unit == "AS").Presenters)),
            ("claims", ClaimsText.Summary(new([.. claims.Rows.Select(it => new ClaimLine(it, null))]), words)));
    }

    async Task<string[]> Planned(CancellationToken cancel)
    {
        GoalsAnswer goals = await new ForecastGoals(workspace).Run(new(), cancel);
        string day = goals.AsOf is { } known ? print.Forms.Day(known) : words["format.none"];
        return [words.Say("story.plan", ("day", day)), .. goals.Rows.Select(Standing)];
    }

    string Standing(GoalRow row) => row is { LeadDays: { } lead, Basis: { } basis, PlannedEnd: { } end }
        ? words.Say("story.goal", ("goal", Called(row)), ("basis", words[$"plan.basis.{basis.ToString().ToLowerInvariant()}"]), ("lead", Whole(lead)), ("end", print.Forms.Day(end)))
        : words.Say("story.goal.none", ("goal", Called(row)), ("reason", print.Reason(row.Reason ?? "not_shown")));

    string Called(GoalRow row) => row.Title is { } title ? words.Own(title) : row.Goal;

    static decimal Mean(OutputWindow window) => window.Days == 0 ? 0 : window.Output / window.Days;

    string Daily(OutputWindow window) => print.Forms.Number(Mean(window), 0);

    string Change(decimal? rise) => rise is { } known ? words.Say("format.percent", ("n", print.Forms.Change(known))) : words["format.none"];

    string Share(decimal? share) => share is { } known ? print.Forms.Percent(known) : words["format.none"];

    static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
