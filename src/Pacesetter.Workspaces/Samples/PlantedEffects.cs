namespace Pacesetter.Workspaces.Samples;

/// <summary>A true change of a team's pace from a day on, in log points; with a family, only on its operations.</summary>
sealed record PlantedEffect(string Kind, Team Team, int From, double Effect)
{
    public string? Family { get; init; }
}

/// <summary>What was planted: a practice that works, one that does not, a team that jumps and one that declines.</summary>
sealed class PlantedEffects
{
    /// <summary>log 1.08.</summary>
    const double EightPercent = 0.0769610411;

    readonly PlantedEffect[][] byTeam;

    public PlantedEffects(Organisation organisation, PlantDays days)
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
        byTeam = [.. organisation.Teams.Select(team => All.Where(planted => planted.Team == team).ToArray())];
    }

    public List<PlantedEffect> All { get; } = [];

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
}
