namespace Pacesetter.Workspaces.Samples;

/// <summary>A constructed person and how they truly work, in log points.</summary>
sealed record Person(int Index, Team Team)
{
    public required double Effect { get; init; }

    /// <summary>Which jobs fall to them: mostly loose, mostly tight, or as they come.</summary>
    public required JobLot Jobs { get; init; }

    public required double Grade { get; init; }

    public required double ScrapFactor { get; init; }

    /// <summary>The share of days with time off quota.</summary>
    public required double OffDays { get; init; }

    /// <summary>Day of hiring, before the first day for most.</summary>
    public required int Hired { get; init; }

    /// <summary>Last day as a learner, or null.</summary>
    public int? LearnerUntil { get; init; }

    /// <summary>Serves two machines at once.</summary>
    public bool TwoMachines { get; init; }

    /// <summary>First days of the two long leaves.</summary>
    public required (int First, int Second) Leave { get; init; }

    /// <summary>Days a learner learns.</summary>
    public const int Apprenticeship = 90;

    /// <summary>What a learner lacks on the first day; it shrinks evenly to nothing.</summary>
    public const double FirstDayGap = -0.3;

    public double Learning(int day) =>
        LearnerUntil is int last && day <= last ? FirstDayGap * Math.Min(Apprenticeship, last - day) / Apprenticeship : 0;

    public bool OnLeave(int day) => day - Leave.First is >= 0 and < 9 || day - Leave.Second is >= 0 and < 12;
}

/// <summary>Which jobs fall to a person.</summary>
enum JobLot
{
    Even,
    Loose,
    Tight,
}

/// <summary>A person's stay in a team; both days inclusive, null = open.</summary>
sealed record Spell(Person Person, Team Team, int From, int? To)
{
    public bool Covers(int day) => From <= day && (To is null || day <= To);
}

/// <summary>Who works in which team when: most stay, some leave and are followed by a learner, some change teams.</summary>
sealed class Workforce
{
    static readonly double[] Grades = [1, 1, 1, 1, 1.1, 1.1, 1.2, 1.3];

    readonly int days;
    readonly List<Spell>[] spells;
    Chance chance;

    public Workforce(Organisation organisation, PlantDays days, int seed)
    {
        this.days = days.Count;
        chance = Chance.Of(seed, Lot.Workforce);
        spells = [.. organisation.Teams.Select(_ => new List<Spell>())];
        List<Person> stayers = Hire(organisation);
        Exchange(stayers);
        Replace();
    }

    public List<Person> People { get; } = [];

    /// <summary>The stays in a team, in the order of its places.</summary>
    public IReadOnlyList<Spell> Of(Team team) => spells[team.Index];

    /// <summary>All stays, by person and day.</summary>
    public IEnumerable<Spell> Spells => spells.SelectMany(list => list).OrderBy(spell => spell.Person.Index).ThenBy(spell => spell.From);

    List<Person> Hire(Organisation organisation)
    {
        List<Person> hired = [];
        foreach (Team team in organisation.Teams)
        {
            for (int place = 0; place < team.Places; place++)
            {
                bool learner = chance.Yes(0.04);
                Person person = Draw(team, learner ? -chance.Below(60) - 1 : -100 - chance.Below(4000), learner);
                spells[team.Index].Add(new(person, team, person.Hired, null));
                hired.Add(person);
            }
        }

        return hired;
    }

    Person Draw(Team team, int hired, bool learner)
    {
        // Those who get the loose jobs are no better than others, rather a little worse: raw figures mislead.
        (JobLot jobs, double tilt) = chance.Below(10) switch
        {
            < 2 => (JobLot.Loose, -0.03),
            < 4 => (JobLot.Tight, 0.03),
            _ => (JobLot.Even, 0.0),
        };
        // A few are far ahead: with them the spread of persons is 0.12 and its tail is heavier than a bell's.
        double ahead = chance.Yes(0.07) ? chance.Between(0.3, 0.44) : 0;
        bool machinist = Catalogue.Classes[team.Home[0].Class].Family is "machining" or "moulding";
        Person person = new(People.Count, team)
        {
            Effect = chance.Normal(0.08) + tilt + ahead,
            Jobs = jobs,
            Grade = ahead > 0 ? 1.5 : Grades[chance.Below(Grades.Length)],
            OffDays = ahead > 0 ? 0.08 : chance.Between(0.25, 0.55),
            ScrapFactor = chance.Between(0.5, 1.5),
            Hired = hired,
            LearnerUntil = learner ? hired + Person.Apprenticeship : null,
            TwoMachines = machinist && !learner && chance.Yes(0.05),
            Leave = (chance.Below(days), chance.Below(days)),
        };
        People.Add(person);
        return person;
    }

    // One in thirty-odd changes teams with someone of another team of the site.
    void Exchange(List<Person> people)
    {
        Person? waiting = null;
        foreach (Person person in people)
        {
            if (!chance.Yes(0.035))
            {
                continue;
            }

            if (waiting is null || waiting.Team == person.Team || waiting.Team.Department.Plan.Site != person.Team.Department.Plan.Site)
            {
                waiting = person;
                continue;
            }

            int day = days / 4 + chance.Below(days / 2);
            Move(waiting, person.Team, day);
            Move(person, waiting.Team, day);
            waiting = null;
        }
    }

    void Move(Person person, Team to, int day)
    {
        List<Spell> old = spells[person.Team.Index];
        int place = old.FindIndex(spell => spell.Person == person);
        old[place] = old[place] with { To = day - 1 };
        spells[to.Index].Add(new(person, to, day, null));
    }

    void Replace()
    {
        foreach (List<Spell> team in spells)
        {
            int places = team.Count;
            for (int place = 0; place < places; place++)
            {
                if (team[place].To is null && team[place].From < 0 && chance.Yes(0.14))
                {
                    int last = 20 + chance.Below(Math.Max(1, days - 50));
                    team[place] = team[place] with { To = last };
                    int joined = last + 2 + chance.Below(20);
                    team.Add(new(Draw(team[place].Team, joined, true), team[place].Team, joined, null));
                }
            }
        }
    }
}
