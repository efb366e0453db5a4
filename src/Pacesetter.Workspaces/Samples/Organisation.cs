using System.Globalization;

namespace Pacesetter.Workspaces.Samples;

/// <summary>A department that has teams at this scale.</summary>
sealed record Department(DepartmentPlan Plan, string Code)
{
    public List<Team> Teams { get; } = [];

    public List<WorkCentre> WorkCentres { get; } = [];
}

/// <summary>A team, the work centres it mostly works at, and how many places it has.</summary>
sealed record Team(int Index, string Code, Department Department, int Number, int Places)
{
    public List<WorkCentre> Home { get; } = [];

    public bool Line { get; init; }
}

/// <summary>A work centre and its true effect on fulfilment, in log points.</summary>
sealed record WorkCentre(int Index, string Code, Wording Name, int Class, Department Department)
{
    public double Effect { get; init; }

    public double ScrapFactor { get; init; }

    /// <summary>Its number within its class in the company, from 1.</summary>
    public int Number { get; init; }
}

/// <summary>Company, sites, departments, teams and work centres at a scale.</summary>
sealed class Organisation
{
    // Eleven and a half places on average, between nine and fourteen; in a cycle, so that a small scale is not large by luck.
    static readonly int[] Cycle = [12, 10, 14, 11, 9, 13, 12, 11];

    readonly double scale;
    readonly int[] inClass = new int[Catalogue.Classes.Count];
    readonly double crowding;
    double places;

    public Organisation(double scale, int seed)
    {
        this.scale = scale;
        Chance chance = Chance.Of(seed, Lot.WorkCentres);
        int planned = Catalogue.Departments.Sum(plan => plan.Teams);
        // Teams are whole: where rounding made too many, each is smaller.
        crowding = planned * scale / Scaled(planned);
        int before = 0;
        foreach (DepartmentPlan plan in Catalogue.Departments)
        {
            int teams = Scaled(before + plan.Teams) - Scaled(before);
            before += plan.Teams;
            if (teams > 0)
            {
                Department department = new(plan, $"{plan.Site}-{plan.Code}");
                Departments.Add(department);
                AddWorkCentres(department, ref chance);
                AddTeams(department, teams);
            }
        }
    }

    public List<Department> Departments { get; } = [];

    public List<Team> Teams { get; } = [];

    public List<WorkCentre> WorkCentres { get; } = [];

    /// <summary>Sites with a department, in the catalogue's order.</summary>
    public IEnumerable<SitePlan> Sites => Catalogue.Sites.Where(site => Departments.Any(department => department.Plan.Site == site.Code));

    int Scaled(int count) => (int)(count * scale + 0.5);

    void AddWorkCentres(Department department, ref Chance chance)
    {
        foreach ((string name, int planned) in department.Plan.WorkCentres)
        {
            int kind = IndexOf(name);
            ClassPlan plan = Catalogue.Classes[kind];
            // Efficiency analysis needs several furnaces even in a small plant.
            int count = Math.Max(Scaled(planned), name == "furnace" ? 4 : 1);
            for (int i = 0; i < count; i++)
            {
                int number = ++inClass[kind];
                string digits = number.ToString("D2", CultureInfo.InvariantCulture);
                string code = $"{department.Plan.Site}-{plan.Verb.Code}{digits}";
                WorkCentre centre = new(WorkCentres.Count, code, new($"{plan.Name.English} {digits}", $"{plan.Name.Chinese}{digits}"), kind, department)
                {
                    Effect = chance.Normal(0.06),
                    ScrapFactor = chance.Between(0.6, 1.4),
                    Number = number,
                };
                WorkCentres.Add(centre);
                department.WorkCentres.Add(centre);
            }
        }
    }

    void AddTeams(Department department, int count)
    {
        for (int number = 1; number <= count; number++)
        {
            string code = $"{department.Code}-T{number.ToString("D2", CultureInfo.InvariantCulture)}";
            List<WorkCentre> centres = department.WorkCentres;
            int start = (number - 1) * centres.Count / count;
            int before = (int)places;
            places += Cycle[Teams.Count % Cycle.Length] * crowding;
            Team team = new(Teams.Count, code, department, number, (int)places - before)
            {
                Line = Catalogue.Classes[centres[start].Class].Line,
            };
            // Neighbouring teams share machines: without it no estimator could tell a team from its machines.
            for (int i = 0; i < Math.Min(4, centres.Count); i++)
            {
                team.Home.Add(centres[(start + i) % centres.Count]);
            }

            Teams.Add(team);
            department.Teams.Add(team);
        }
    }

    static int IndexOf(string code) =>
        Catalogue.Classes.Index().First(plan => plan.Item.Code == code).Index;
}
