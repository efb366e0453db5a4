namespace Pacesetter.Workspaces.Samples;

/// <summary>A true change of a team's pace from a day on, in log points; with a family, only on its operations.</summary>
sealed record PlantedEffect(string Kind, Team Team, int From, double Effect)
{
    public string? Family { get; init; }

    /// <summary>Of an adoption: the practice of the registry.</summary>
    public string? Practice { get; init; }

    /// <summary>Of an adoption: the days in which the team was chosen for its weak weeks.</summary>
    public (int First, int Last) Chosen { get; init; }
}

/// <summary>What was planted: practices that work, others that do not, a team that jumps and one that declines.</summary>
sealed class PlantedEffects
{
    /// <summary>log 1.08.</summary>
    const double EightPercent = 0.0769610411;

    /// <summary>The practice of the registry that works, and its effect: log 1.06.</summary>
    public static (string Id, double Effect) Works { get; } = ("handover", 0.0582689081);

    /// <summary>The practice of the registry that does nothing.</summary>
    public const string Idle = "slogan-board";

    // Ten teams each begin in three waves, three weeks apart.
    const int Adopters = 10;
    const int TeamsToAnAdopter = 13;
    static readonly int[] Waves = [0, 21, 42];

    readonly PlantedEffect[][] byTeam;

    public PlantedEffects(Organisation organisation, PlantDays days, int seed)
    {
        int adopted = days.Monday(days.Month(days.Months * 5 / 9));
        Department? shop = organisation.Departments.FirstOrDefault(department => department.Teams.Count >= 3);
        if (shop is not null)
        {
            string family = Catalogue.Classes[shop.WorkCentres[0].Class].Family;
            All.Add(new("practice", shop.Teams[shop.Teams.Count / 3], adopted, EightPercent) { Family = family });
            All.Add(new("practice", shop.Teams[shop.Teams.Count * 2 / 3], adopted, 0) { Family = family });
        }

        int last = days.Month(days.Months - 1);
        List<Team> others = [.. organisation.Teams.Where(team => All.TrueForAll(planted => planted.Team != team))];
        All.Add(new("step", others[others.Count * 3 / 4], last, 0.18));
        All.Add(new("step", others[others.Count / 2], last, -0.15));
        Source = others[0];
        AddAdoptions(organisation, days, adopted, seed);
        byTeam = [.. organisation.Teams.Select(team => All.Where(planted => planted.Team == team).ToArray())];
    }

    public List<PlantedEffect> All { get; } = [];

    /// <summary>The team in which both practices of the registry are at home.</summary>
    public Team Source { get; }

    /// <summary>What the registry knows of.</summary>
    public IEnumerable<PlantedEffect> Adoptions => All.Where(planted => planted.Practice is not null);

    public double On(Team team, string family, int day)
    {
        double effect = 0;
        foreach (PlantedEffect planted in byTeam[team.Index])
        {
            if (day >= planted.From && (planted.Family is null || planted.Family == family))
            {
                effect += planted.Effect;
            }
        }

        return effect;
    }

    // As in life the teams are chosen for weak weeks, so that both practices are followed by a rise that would have come anyhow.
    void AddAdoptions(Organisation organisation, PlantDays days, int first, int seed)
    {
        int adopters = Math.Min(Adopters, organisation.Teams.Count / TeamsToAnAdopter);
        for (int wave = 0; wave < Waves.Length; wave++)
        {
            int day = first + Waves[wave];
            (int First, int Last) chosen = (day - 42, day - 15);
            int count = ((adopters + Waves.Length - 1 - wave) / Waves.Length) * 2;
            Team[] weakest = [.. organisation.Teams.Where(team => team != Source && All.TrueForAll(planted => planted.Team != team)).OrderBy(team => Luck(team, days, chosen.First, seed)).ThenBy(team => team.Index).Take(count)];
            foreach ((int place, Team team) in weakest.Index())
            {
                bool works = place % 2 == 0;
                All.Add(new("adoption", team, day, works ? Works.Effect : 0) { Practice = works ? Works.Id : Idle, Chosen = chosen });
            }
        }
    }

    static double Luck(Team team, PlantDays days, int day, int seed)
    {
        double luck = 0;
        for (int week = 0; week < 4; week++)
        {
            luck += TeamDay.Luck(seed, team, days.Week(day) + week);
        }

        return luck;
    }
}
