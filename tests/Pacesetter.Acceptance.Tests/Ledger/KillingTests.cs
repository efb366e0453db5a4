using System.Diagnostics;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Acceptance.Tests.Ledger;

public sealed class KillingTests
{
    const int Kills = 20;
    const int Rows = 60_000;

    [Fact]
    public async Task A_killed_import_leaves_committed_batches_whole_and_others_absent()
    {
        string directory = Directory.CreateTempSubdirectory("pacesetter-kill").FullName;
        string workspace = Path.Combine(directory, "workspace");
        Prepare(workspace, directory);
        var random = new Random(7);
        int killed = 0;
        for (int i = 0; i < Kills; i++)
        {
            string file = Path.Combine(directory, $"work{i}.csv");
            File.WriteAllText(file, Shop.WorkHeader + string.Concat(Enumerable.Range(0, Rows).Select(row => $"r{i}-{row},2025-03-03,p1,turn,8,0,0.5,,\n")));
            using Process process = Start(workspace, file);
            bool ended = process.WaitForExit(250 + random.Next(900));
            if (!ended)
            {
                process.Kill();
                process.WaitForExit();
                killed++;
            }

            File.Delete(file);
            await Whole(workspace);
        }

        Assert.True(killed > 0, "no import was cut off; the delays are too long for this machine");
        Directory.Delete(directory, recursive: true);
    }

    static async Task Whole(string workspace)
    {
        using Workspace opened = Workspace.Open(WorkspaceSettings.Read(workspace), TimeProvider.System);
        long batches = (await opened.Ledger.Batches(CancellationToken.None)).Where(batch => batch.Tables.Contains("work")).Sum(batch => batch.Rows);
        var answer = await new MeasureFulfilment(opened).Run(new MeasureFulfilment.Request { By = By.Person }, CancellationToken.None);
        long records = answer.Rows.Sum(row => row.Records);
        Assert.Equal(batches, records);
        Assert.Equal(0, records % Rows);
    }

    static void Prepare(string workspace, string directory)
    {
        using Workspace made = Workspace.Create(WorkspaceSettings.Read(workspace), TimeProvider.System);
        foreach ((string table, string csv) in ((string, string)[])
        [
            ("units", "unit,parent,kind,name\ns,,site,Site\nt,s,team,Team\n"),
            ("people", "person,team\np1,t\n"),
            ("operations", "operation\nturn\n"),
            ("quotas", "operation,minutes,from\nturn,6,2025-01-01\n"),
        ])
        {
            string file = Path.Combine(directory, table + ".csv");
            File.WriteAllText(file, csv);
            new Import(made, Actor.Owner, new Progress<Workspaces.UseCases.Advance>()).Run(new Import.Request { Inputs = [table, file] }, CancellationToken.None).GetAwaiter().GetResult();
        }
    }

    static Process Start(string workspace, string file)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string word in (string[])[Path.Combine(AppContext.BaseDirectory, "Pacesetter.Cli.dll"), "--workspace", workspace, "--quiet", "import", "work", file])
        {
            start.ArgumentList.Add(word);
        }

        return Process.Start(start)!;
    }
}
