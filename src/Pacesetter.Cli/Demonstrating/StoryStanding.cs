using Pacesetter.Panels;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Cli.Demonstrating;

/// <summary>Where No. 7 furnace stood among the others before it learnt, and where it stands since.</summary>
sealed class StoryStanding(Workspace workspace, TermPack words, string unit)
{
    readonly PrintedFigures print = new(words);

    public async Task<string> Write(Period before, DateOnly since, CancellationToken cancel)
    {
        StandingAnswer found = await new MeasureStanding(workspace, words).Run(new() { Class = "open_hearth", Under = "ANS", Metric = "utilisation", From = since, BeforeFrom = before.First, BeforeTo = before.Last }, cancel);
        StandingRow row = found.Rows.Single(it => it.Unit == unit);
        return words.Say("story.standing",
            ("metric", words.Choose(found.Metric, found.Name, found.NameZh)), ("first", print.Forms.Day(before.First)), ("last", print.Forms.Day(before.Last)), ("since", print.Forms.Day(since)),
            ("before", row.Before is { } then ? words[$"standing.{Words.Of(then)}"] : words["format.none"]), ("before_figure", Figure(row.BeforeFigure)),
            ("after", row.Verdict ?? words["format.none"]), ("after_figure", Figure(row.Figure)), ("advanced", Figure(found.AdvancedMean)));
    }

    string Figure(decimal? figure) => figure is { } known ? print.Forms.Number(known, 2) : words["format.none"];
}
