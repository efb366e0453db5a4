using Pacesetter.Panels;
using Pacesetter.Recognising;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Recognising;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>Composes the bulletin of a period from the ledger. Every figure that rests on fewer than k persons, or that would give one away, is left out here and nowhere else.</summary>
public sealed class Composer(Workspace workspace, Scope scope, Period period)
{
    // What a section is worth beside the rows of other answers.
    const int Rows = 200;

    readonly ILedger ledger = workspace.Ledger;
    readonly Registry.Policy policy = workspace.Policy();

    public async Task<Bulletin> Compose(CancellationToken cancel)
    {
        Directory directory = await Directory.Read(ledger, cancel);
        Period extent = await ledger.Extent(cancel) ?? period;
        Period? before = Before(extent);
        List<Cell> total = await ledger.RollUp(new RollUp(Keys.None, Grain.All, In(period), Figures.Persons), cancel).ToList();
        List<Cell> teams = await ledger.RollUp(new RollUp(Keys.Team, Grain.All, In(period), Figures.Persons), cancel).ToList();
        List<Cell> persons = await ledger.RollUp(new RollUp(Keys.Person | Keys.Team | Keys.Learner, Grain.All, In(period) with { VerifiedOnly = true }), cancel).ToList();
        bool counted = persons.Any(cell => cell.Person is not null && cell.OnQuotaHours > 0);
        HashSet<string> shown = (await workspace.Lattice.View(In(period), cancel)).Shown();
        var share = new ShareSection(workspace, policy, counted ? By.Person : By.Team);
        CandidateList candidates = await new Candidates(workspace, policy).Of(counted ? By.Person : By.Team, In(period), cancel);
        Titles titles = TitleTest.Apply(candidates.All, policy.Titles);
        Titles? titlesBefore = before is null ? null : await new Candidates(workspace, policy).Titles(counted ? By.Person : By.Team, In(before.Value), cancel);
        PacesetterShare figures = share.Of(titles, titlesBefore);
        Pacesetters pacesetters = await new PacesetterSection(workspace, policy, directory).Of(new(teams, shown, In(period)), titles, cancel);

        TargetShare? target = await new TargetSection(ledger, In(period)).Find(cancel);
        (FairComparison? fair, string? unfair) = await Kept(nameof(FairSection), shown, () => new FairSection(ledger, directory, In(period)).Find(shown, cancel));
        FrontierComparison? frontier = await new FrontierSection(workspace, directory, In(period)).Find(cancel);
        AdoptionFindings? adoptions = await new AdoptionsSection(workspace, directory, In(period)).Find(cancel);
        Movers? moved = before is null ? null : await new MoversSection(ledger, directory, policy.Lattice.K).Find(new(scope, period, before.Value, shown), cancel);
        HoursSaved? saved = before is null ? null : await new HoursSection(policy.Money).Of(ledger, total.FirstOrDefault(), In(before.Value), cancel);
        Distribution? distribution = counted ? new SpreadSection(policy, directory, persons).Distribution() : null;
        TeamSpreads? spreads = counted ? new SpreadSection(policy, directory, persons).Teams(shown, teams, pacesetters) : null;
        QuestionList? questions = total.Any(cell => cell.Records > 0) ? await Kept(nameof(QuestionsSection), shown, () => new QuestionsSection(workspace, policy).Find(In(period), shown, cancel)) : null;
        PlanStandings? plan = await new PlanSection(workspace, directory, scope).Find(period, shown, cancel);
        var notes = (await ledger.Batches(cancel)).Where(batch => batch.ForgottenAt is null).SelectMany(batch => batch.Notes).Distinct().ToList();
        return new Bulletin
        {
            Headline = !counted && target is not null ? Finding.Target : Bulletin.FindingOf(figures.OfRoll, figures.OfRollBefore),
            Population = PopulationOf(directory, before, titles, (counted, total, teams)),
            Share = figures,
            Pacesetters = pacesetters,
            Distribution = distribution,
            Teams = spreads,
            Fair = fair,
            Frontier = frontier,
            Adoptions = adoptions,
            Movers = moved,
            Hours = saved,
            Target = target,
            Plan = plan,
            Claims = await new ClaimsSection(workspace, directory, scope).Find(cancel),
            Questions = questions,
            Missing = Missing(distribution, spreads, moved, saved, unfair),
            LeftOut = await LeftOut(total, persons, teams.Count(cell => cell.Team is not null && cell.Persons > 0 && !shown.Contains(cell.Team)), cancel),
            Notes = [.. notes.Select(note => new BatchNote(note))],
            Policy = [.. policy.Values().Select(value => new PolicyValue(value.Name, value.Value ?? "—"))],
            Computed = [.. Computation.Known.Where(id => (id != "target" || target is not null) && (id != "frontier" || frontier is not null) && (id != "adoptions" || adoptions is not null) && (id != "plan" || plan is not null) && (id != "questions" || questions is not null)).Select(id => new Computation(id, Command(id, frontier)))],
            Constructed = notes.Any(note => note.StartsWith(ConstructedNote, StringComparison.Ordinal)),
            Restated = total.Any(cell => cell.Restated > 0),
            Issued = workspace.Today,
        };
    }

    // What takes long and hangs on records and policy alone: an entry that somebody edits does not make it anew.
    Task<T> Kept<T>(string section, IReadOnlySet<string> shown, Func<Task<T>> find) =>
        IDerivesAnswers.Of(ledger, (section, scope, period, workspace.SumsAlone, policy, string.Join('\n', shown.Order(StringComparer.Ordinal))), find, _ => Rows);

    Population PopulationOf(Directory directory, Period? before, Titles titles, (bool Counted, List<Cell> Total, List<Cell> Teams) cells)
    {
        (bool counted, List<Cell> total, List<Cell> teams) = cells;
        return new(scope.Under is { } under ? directory.Name(under) : directory.Top(Path.GetFileName(workspace.Settings.Directory)), period)
        {
            Before = before,
            Units = scope.Under is null ? directory.Sites() : [],
            OnRoll = Count(counted ? ShareSection.Heads(titles.Population) : total.Sum(cell => cell.Persons)),
            OnQuota = Count(counted ? titles.OnQuota : total.Sum(cell => cell.Persons)),
            Teams = Figure.Of(teams.Count(cell => cell.Team is not null && cell.Records > 0)),
            Records = Figure.Of(total.Sum(cell => cell.Records)),
        };
    }

    /// <summary>How the note of a batch of made-up data begins.</summary>
    public const string ConstructedNote = "Constructed data";

    Scope In(Period days) => scope with { Period = days };

    Period? Before(Period extent)
    {
        Period month = Period.MonthOf(period.First);
        Period earlier = period == month
            ? Period.MonthOf(period.First.AddDays(-1))
            : new Period(period.First.AddDays(-period.Days), period.First.AddDays(-1));
        return earlier.First >= extent.First ? earlier : null;
    }

    Figure Count(decimal count) => count > 0 && count < policy.Lattice.K ? Figure.Below(policy.Lattice.K) : Figure.Of(count);

    async Task<List<LeftOut>> LeftOut(List<Cell> total, List<Cell> persons, int hidden, CancellationToken cancel)
    {
        List<Cell> verified = await ledger.RollUp(new RollUp(Keys.None, Grain.All, In(period) with { VerifiedOnly = true }), cancel).ToList();
        long unverified = total.Sum(cell => cell.Records) - verified.Sum(cell => cell.Records);
        int learners = persons.Where(cell => cell.Learner == true).Select(cell => cell.Person).Distinct().Count();
        decimal offQuota = total.Sum(cell => cell.AttendedHours - cell.OnQuotaHours);
        var left = new List<LeftOut>();
        Add("not_verified", LeftOutKind.Records, unverified);
        Add("learners", LeftOutKind.Persons, learners);
        Add("below_k", LeftOutKind.Groups, hidden);
        Add("off_quota", LeftOutKind.Hours, Math.Max(0, offQuota));
        Add("restated", LeftOutKind.Records, total.Sum(cell => cell.Restated));
        return left;

        void Add(string cause, LeftOutKind kind, decimal count)
        {
            if (count > 0)
            {
                left.Add(new LeftOut(cause, kind, kind == LeftOutKind.Persons ? Count(count) : Figure.Of(count)));
            }
        }
    }

    static Dictionary<string, string> Missing(Distribution? distribution, TeamSpreads? spreads, Movers? movers, HoursSaved? hours, string? unfair)
    {
        var missing = new Dictionary<string, string>(StringComparer.Ordinal);
        Note("distribution", distribution is null, "no_persons");
        Note("teams", spreads is null, "no_persons");
        Note("movers", movers is null, "no_period_before");
        Note("hours", hours is null, "no_period_before");
        if (unfair is not null)
        {
            missing.Add("fair", unfair);
        }

        return missing;

        void Note(string part, bool absent, string reason)
        {
            if (absent)
            {
                missing.Add(part, reason);
            }
        }
    }

    string Command(string id, FrontierComparison? frontier)
    {
        string days = $"--from {period.First:yyyy-MM-dd} --to {period.Last:yyyy-MM-dd}";
        return id switch
        {
            "share" => $"recognise titles {days}",
            "distribution" => $"measure fulfilment --by person {days}",
            "fair" => $"measure fair --factors team,operation,work_centre,shift {days}",
            "frontier" => $"measure frontier --class {frontier?.Classes[0].Class} {days}",
            "adoptions" => "prove adoptions",
            "movers" => "measure fulfilment --by team --per week",
            "target" => $"export observations {days}",
            "hours_saved" => $"measure fulfilment --by site --per month {days}",
            "plan" => $"plan goals --to {period.Last:yyyy-MM-dd}",
            "questions" => $"measure integrity {days}",
            "suppression" => "policy show",
            _ => $"measure fulfilment --by team {days}",
        };
    }
}
