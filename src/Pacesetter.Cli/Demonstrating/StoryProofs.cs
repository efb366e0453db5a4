using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Cli.Demonstrating;

/// <summary>What the story proves and what it cannot: one furnace, ten of sixty, ten that took up what does not help, and the group.</summary>
sealed class StoryProofs(Workspace workspace, TermPack words, string directory)
{
    const string Plant = "ANS";
    const string Adopter = "ANS-F7";
    const string Source = "ANS-F8";

    readonly PrintedFigures print = new(words);

    public async Task<string[]> Write(CancellationToken cancel)
    {
        ProveAdoptions.Answer proved = await new ProveAdoptions(workspace, words).Run(new(), cancel);
        CohortRow Of(string practice) => proved.Rows.First(it => it.Practice == practice);
        CohortRow furnace = Of("method-of-no-8"), group = Of("help-the-whole-group");
        EffectAnswer beside = await Beside(furnace, cancel);
        Adoption edge = await workspace.Registry.Set<Adoption>().AsNoTracking().SingleAsync(it => it.Unit == Adopter, cancel);
        return
        [
            words.Say("story.spread", ("steps", edge.Steps.Count.ToString(CultureInfo.InvariantCulture))),
            words.Say("story.furnace", ("raw", Hours(furnace.RawChange ?? beside.RawChange)), ("rebound", Hours(furnace.ExpectedRebound ?? beside.ExpectedRebound)), ("estimate", Hours(beside.Estimate)), ("interval", Interval(beside.Interval))),
            Verdict(furnace),
            Combine(Of("combine-a-method"), "CA"),
            Verdict(Of("combine-a-method")),
            Combine(Of("combine-b-slogans"), "CB"),
            Verdict(Of("combine-b-slogans")),
            words.Say("story.group", ("verdict", words[$"story.verdict.{group.Verdict}"]), ("reasons", string.Join(words["format.sentence"], group.Reasons))),
        ];
    }

    string Verdict(CohortRow row) => words.Say("story.verdict", ("practice", row.Practice), ("verdict", words[$"story.verdict.{row.Verdict}"]), ("reasons", string.Join(words["format.sentence"], row.Reasons)));

    string Combine(CohortRow row, string combine) => words.Say("story.combine",
        ("units", row.Adopters.ToString(CultureInfo.InvariantCulture)), ("furnaces", (row.Adopters + row.Donors).ToString(CultureInfo.InvariantCulture)), ("combine", combine),
        ("raw", Hours(row.RawChange)), ("rebound", Hours(row.ExpectedRebound)), ("estimate", Hours(row.Estimate)), ("interval", Interval(row.Interval)));

    // The rule asks for thirty to compare with. What can be said with seven is an estimate whose error the placebos give, never a verdict.
    async Task<EffectAnswer> Beside(CohortRow cohort, CancellationToken cancel)
    {
        string file = Path.Combine(directory, "furnaces.csv");
        await File.WriteAllLinesAsync(file, await Weeks(cohort.InUse!.Value, cancel), cancel);
        return await new ProveEffect(words).Run(
            new()
            {
                File = file,
                Unit = "furnace",
                Period = "week",
                Outcome = "heat_hours",
                Adopted = "adopted",
                Method = EffectMethod.Synthetic,
                SelectedFrom = Period.Label(Grain.Week, cohort.SelectedFrom!.Value),
                SelectedTo = Period.Label(Grain.Week, cohort.SelectedTo!.Value),
                LowerIsBetter = true,
            },
            cancel);
    }

    // The source of the method is no comparison: it had it before.
    async Task<IReadOnlyList<string>> Weeks(DateOnly used, CancellationToken cancel)
    {
        var weeks = new SortedDictionary<(string Unit, DateOnly Week), List<decimal>>();
        string? after = null;
        do
        {
            RowPage page = await workspace.Ledger.Page(new PageRequest(Tables.Observations, after, 50_000) { Where = new Scope { Under = Plant } }, cancel);
            foreach (IReadOnlyList<object?> row in page.Rows.Where(row => (string)row[2]! == "heat_hours" && (string)row[0]! != Source))
            {
                var key = ((string)row[0]!, Period.WeekOf((DateOnly)row[1]!).First);
                if (!weeks.TryGetValue(key, out List<decimal>? values))
                {
                    weeks.Add(key, values = []);
                }

                values.Add((decimal)row[3]!);
            }

            after = page.Next;
        }
        while (after is not null);

        return
        [
            "furnace,week,heat_hours,adopted",
            .. weeks.Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Key.Unit},{Period.Label(Grain.Week, it.Key.Week)},{it.Value.Average():0.######},{(it.Key.Unit == Adopter ? Period.Label(Grain.Week, used) : "")}")),
        ];
    }

    string Hours(double? value) => value is { } known ? (known > 0 ? "+" : "") + print.Forms.Number((decimal)known, 2) : words["format.none"];

    string Interval(IReadOnlyList<double>? interval) => interval is { Count: 2 } ? words.Say("story.interval", ("low", Hours(interval[0])), ("high", Hours(interval[1]))) : words["story.interval.none"];
}
