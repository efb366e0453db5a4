using System.Globalization;
using System.Text;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Proving;

/// <summary>Sixty teams over 120 weeks. The first ten gain a tenth from the 60th week on; ten others get a third more heads.</summary>
sealed class SixtyTeams : IDisposable
{
    /// <summary>The first of the teams with more heads.</summary>
    public const int Crowded = 41;

    static readonly DateOnly First = new(2024, 1, 1);

    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-adoptions").FullName;

    public SixtyTeams()
    {
        Workspace = Workspace.Create(WorkspaceSettings.Read(Path.Combine(directory, "workspace")), TimeProvider.System);
        Import("units", "unit,parent,kind,name\ns,,site,Site\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"t{i:00},s,team,Team {i}\n")));
        Import("operations", "operation,name\nturn,Turning\n");
        Import("quotas", "operation,minutes,from\nturn,6,2023-01-01\n");
        Import("metrics", "metric,name,better,role,limit\naccidents,Accidents,lower,guardrail,3\n");
        Import("work", Work());
        Import("practices", "id,title,state\nworks,A fixture,adopted\nidle,A poster,adopted\n");
    }

    public Workspace Workspace { get; }

    /// <summary>Accidents of every week; those of the first ten teams rise beyond the limit from the 60th week on.</summary>
    public void BreakGuardrail()
    {
        var text = new StringBuilder("unit,date,metric,value\n");
        for (int team = 1; team <= 60; team++)
        {
            for (int week = 0; week < 120; week++)
            {
                text.Append(CultureInfo.InvariantCulture, $"t{team:00},{Monday(week):yyyy-MM-dd},accidents,{((team * 7) + (week * week)) % 3 + (team <= 10 && week >= 60 ? 4 : 0)}\n");
            }
        }

        Import("observations", text.ToString());
    }

    public void Dispose()
    {
        Workspace.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    public static DateOnly Monday(int week) => First.AddDays(7 * week);

    public async Task<IReadOnlyList<CohortRow>> Judge() => (await new ProveAdoptions(Workspace, TermPack.Load("en")).Run(new(), CancellationToken.None)).Rows;

    public Task<PoolAnswer> Pool(string practice) => new ProvePool(new WorkspaceDoor(_ => Task.FromResult(Workspace)), TermPack.Load("en")).Run(new() { Practice = practice }, CancellationToken.None);

    public void Adopt(string practice, int first, DateOnly inUse, int count = 10, string source = "", string compared = "") => Import(
        "adoptions",
        "id,practice,unit,source_unit,in_use,selected_from,selected_to,compared_with,state\n" + string.Concat(Enumerable.Range(first, count).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{practice}-{i},{practice},t{i:00},{source},{inUse:yyyy-MM-dd},{inUse.AddDays(-28):yyyy-MM-dd},{inUse.AddDays(-7):yyyy-MM-dd},{compared},{(inUse > Monday(119) ? "planned" : "in_use")}\n"))));

    static double Hours(int team, int week) => week >= 60 && team >= Crowded && team < Crowded + 10 ? 40 * 16 / 12.0 : 40;

    // One ticket of 40 hours for each team and week; ten pieces an hour are the quota.
    static string Work()
    {
        var noise = new Random(11);
        var text = new StringBuilder("record,date,team,operation,good,scrap,hours\n");
        for (int team = 1; team <= 60; team++)
        {
            double own = 1 + (0.1 * noise.NextDouble());
            for (int week = 0; week < 120; week++)
            {
                double rate = own + (0.1 * (noise.NextDouble() + noise.NextDouble() + noise.NextDouble() - 1.5)) + (team <= 10 && week >= 60 ? 0.1 : 0);
                double hours = Hours(team, week);
                text.Append(CultureInfo.InvariantCulture, $"r{team}-{week},{Monday(week).AddDays(4):yyyy-MM-dd},t{team:00},turn,{10 * hours * rate:F2},0,{hours:F2}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Pairs by team and week; the crowded teams make more by more heads alone.</summary>
    public static string Pairs()
    {
        var noise = new Random(12);
        var text = new StringBuilder("unit,date,metric,value\n");
        for (int team = 1; team <= 60; team++)
        {
            for (int week = 0; week < 120; week++)
            {
                text.Append(CultureInfo.InvariantCulture, $"t{team:00},{Monday(week):yyyy-MM-dd},pairs,{10 * Hours(team, week) * (1 + (0.1 * noise.NextDouble())):F0}\n");
            }
        }

        return text.ToString();
    }

    public void Import(string table, string csv)
    {
        string file = Path.Combine(directory, $"{table}.csv");
        File.WriteAllText(file, csv);
        new Import(Workspace, Actor.Owner, new Progress<Advance>()).Run(new() { Inputs = [table, file] }, CancellationToken.None).GetAwaiter().GetResult();
    }
}
