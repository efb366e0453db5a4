using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Panels;
using Pacesetter.Spreading;
using Pacesetter.Statistics.Adoption;
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
    Dictionary<string, Practice> practices = [];

    public async Task<string[]> Write(CancellationToken cancel)
    {
        ProveAdoptions.Answer proved = await new ProveAdoptions(workspace, words).Run(new(), cancel);
        CohortRow Of(string practice) => proved.Rows.First(it => it.Practice == practice);
        CohortRow furnace = Of("method-of-no-8"), group = Of("help-the-whole-group");
        SortedDictionary<(string Unit, DateOnly Week), List<decimal>> weeks = await Weeks(cancel);
        EffectAnswer beside = await Beside(furnace, weeks, cancel);
        LookEstimate? look = Look(furnace, weeks);
        practices = await workspace.Registry.Set<Practice>().AsNoTracking().ToDictionaryAsync(it => it.Id, cancel);
        Adoption edge = await workspace.Registry.Set<Adoption>().AsNoTracking().SingleAsync(it => it.Unit == Adopter, cancel);
        return
        [
            words.Say("story.spread", ("steps", edge.Steps.Count.ToString(CultureInfo.InvariantCulture))),
            await new StoryStanding(workspace, words, Adopter).Write(new(furnace.SelectedFrom!.Value, furnace.SelectedTo!.Value), furnace.InUse!.Value, cancel),
            words.Say("story.furnace", ("raw", Hours(look?.RawChange)), ("rebound", Hours(look?.ExpectedRebound)), ("estimate", Hours(beside.Estimate)), ("interval", Interval(beside.Interval))),
            Verdict(furnace),
            Combine(Of("combine-a-method")),
            Verdict(Of("combine-a-method")),
            Combine(Of("combine-b-slogans")),
            Verdict(Of("combine-b-slogans")),
            words.Say("story.group", ("verdict", words[$"story.verdict.{group.Verdict}"]), ("reasons", string.Join(words["format.sentence"], group.Reasons))),
        ];
    }

    string Title(CohortRow row) => words.Choose(row.Practice, practices[row.Practice].Title, practices[row.Practice].TitleZh);

    string Verdict(CohortRow row) => words.Say("story.verdict", ("practice", Title(row)), ("verdict", words[$"story.verdict.{row.Verdict}"]), ("reasons", string.Join(words["format.sentence"], row.Reasons)));

    string Combine(CohortRow row) => words.Say("story.combine",
        ("units", row.Adopters.ToString(CultureInfo.InvariantCulture)), ("furnaces", (row.Adopters + row.Donors).ToString(CultureInfo.InvariantCulture)), ("practice", Title(row)),
        ("raw", Hours(row.RawChange)), ("rebound", Hours(row.ExpectedRebound)), ("estimate", Hours(row.Estimate)), ("interval", Interval(row.Interval)));

    // The rule asks for thirty to compare with. What can be said with seven is an estimate whose error the placebos give, never a verdict.
    async Task<EffectAnswer> Beside(CohortRow cohort, SortedDictionary<(string Unit, DateOnly Week), List<decimal>> weeks, CancellationToken cancel)
    {
        string file = Path.Combine(directory, "furnaces.csv");
        DateOnly used = cohort.InUse!.Value;
        IEnumerable<string> lines = weeks.Select(it => string.Create(CultureInfo.InvariantCulture, $"{it.Key.Unit},{Period.Label(Grain.Week, it.Key.Week)},{it.Value.Average():0.######},{(it.Key.Unit == Adopter ? Period.Label(Grain.Week, used) : "")}"));
        await File.WriteAllLinesAsync(file, lines.Prepend("furnace,week,heat_hours,adopted"), cancel);
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

    // What a look would say if seven were enough: it tells how much of a before and after is owed to the choice of weak weeks.
    static LookEstimate? Look(CohortRow cohort, SortedDictionary<(string Unit, DateOnly Week), List<decimal>> weeks)
    {
        string[] units = [Adopter, .. weeks.Keys.Select(it => it.Unit).Where(it => it != Adopter).Distinct()];
        DateOnly[] periods = [.. weeks.Keys.Select(it => it.Week).Distinct().Order()];
        int week = Array.IndexOf(periods, Period.WeekOf(cohort.InUse!.Value).First), chosen = Array.IndexOf(periods, Period.WeekOf(cohort.SelectedFrom!.Value).First);
        var asked = new AdoptionCohort
        {
            Outcome = OutcomePanel.Of(units.Length, periods.Length, [.. units.SelectMany(unit => periods.Select(period => weeks.TryGetValue((unit, period), out List<decimal>? values) ? (double)values.Average() : double.NaN))]),
            Week = week,
            Adopters = [0],
            Donors = [.. Enumerable.Range(1, units.Length - 1).Select(unit => new Donor(unit))],
        };
        return CohortVerdict.Judge(asked, new VerdictRule { HigherIsBetter = false, RecentWeeks = week - chosen, FewestDonors = units.Length - 1 }).Looks.LastOrDefault();
    }

    // The source of the method is no comparison: it had it before.
    async Task<SortedDictionary<(string Unit, DateOnly Week), List<decimal>>> Weeks(CancellationToken cancel)
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

        return weeks;
    }

    string Hours(double? value) => value is { } known ? (known > 0 ? "+" : "") + print.Forms.Number((decimal)known, 2) : words["format.none"];

    string Interval(IReadOnlyList<double>? interval) => interval is { Count: 2 } ? words.Say("story.interval", ("low", Hours(interval[0])), ("high", Hours(interval[1]))) : words["story.interval.none"];
}
