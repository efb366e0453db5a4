using System.Globalization;
using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples;

/// <summary>Writes the plans of the constructed company for the year of its last month: entries of the registry, no table of the ledger.</summary>
static class GoalFile
{
    public const string Name = "goals.csv";

    // Earned hours a place and year. Each site asks more of itself than its share.
    const double Company = 2_100;
    const double Share = 2_040;
    static readonly double[] Sites = [2_060, 2_120, 2_152];

    public static void Write(Plant plant, string directory)
    {
        using CsvFile file = new(directory, Name, "id", "title", "unit", "metric", "from", "to", "target", "basis", "parent", "levels", "state");
        DateOnly last = plant.Days.Date(plant.Days.Count - 1), from = new(last.Year, 1, 1);
        var year = new Year(file, from < plant.Days.First ? plant.Days.First : from, new(last.Year, 12, 31));
        string whole = $"plan-{last.Year}";
        year.Row(whole, "CO", Target(plant.Organisation.Teams, Company, year), ("cumulative", "", ""));
        foreach ((SitePlan site, double asked) in plant.Organisation.Sites.Zip(Sites))
        {
            Team[] teams = [.. plant.Organisation.Teams.Where(team => team.Department.Plan.Site == site.Code)];
            double share = Target(teams, Share, year), target = Target(teams, asked, year);
            string levels = string.Create(CultureInfo.InvariantCulture, $$"""[{"level":"company","value":{{share}},"author":"P0001"},{"level":"site","value":{{target}},"author":"P0002"}]""");
            year.Row($"{whole}-{site.Code.ToLowerInvariant()}", site.Code, target, ("cumulative", whole, levels));
        }

        (string Basis, double Asked)[] others = [("calendar", 2_050), ("level", 2_010), ("", 2_150)];
        foreach ((Department department, (string basis, double asked)) in plant.Organisation.Departments.Where(it => it.Teams.Count > 0).Take(others.Length).Zip(others))
        {
            year.Row($"{whole}-{department.Code.ToLowerInvariant()}", department.Code, Target(department.Teams, asked, year with { Whole = basis == "level" }), (basis, "", ""));
        }
    }

    static double Target(IEnumerable<Team> teams, double asked, Year year) => Math.Round(teams.Sum(team => team.Places) * asked * year.Part / 100) * 100;

    /// <summary>The plan's year, or the part of it that the sample covers.</summary>
    sealed record Year(CsvFile File, DateOnly From, DateOnly To)
    {
        /// <summary>True where the target is that of twelve months, however long the plan.</summary>
        public bool Whole { get; init; }

        public double Part => Whole ? 1 : (To.DayNumber - From.DayNumber + 1) / 365.0;

        public void Row(string id, string unit, double target, (string Basis, string Parent, string Levels) how) => File.Row(
            id,
            $"Plan {To.Year} (constructed) / {To.Year}年计划（虚构）",
            unit,
            "earned_hours",
            Text(From),
            Text(To),
            Text(target, 0),
            how.Basis,
            how.Parent,
            how.Levels,
            "set");
    }
}
