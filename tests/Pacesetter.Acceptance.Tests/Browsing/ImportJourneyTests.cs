using System.Globalization;
using DuckDB.NET.Data;
using Microsoft.Playwright;
using Pacesetter.Acceptance.Tests.Samples;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.UseCases;
using static Microsoft.Playwright.Assertions;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>A file of the plant goes from the disk of whoever has it into the ledger, in both languages.</summary>
[Collection(InChromium.Name)]
public sealed class ImportJourneyTests(Chromium chromium)
{
    [Fact]
    public async Task A_file_of_the_plant_is_brought_mapped_checked_and_committed_in_both_languages()
    {
        using var written = new WrittenPlant();
        using Workspace plant = Workspace.Create(WorkspaceSettings.Read(Path.Combine(written.Directory, "workspace")), TimeProvider.System);
        foreach (Table table in Tables.All.Where(it => it != Tables.Work))
        {
            await new Import(plant, Actor.Owner, new Progress<Advance>()).Run(new() { Inputs = [table.Name, Directory.GetFiles(written.Directory, table.Name + ".*").Single()] }, CancellationToken.None);
        }

        await using Booth booth = await Booth.Open(plant);
        foreach ((string words, int at) in new[] { ("en", 0), ("zh-Hans", 1) })
        {
            await using Tab tab = await chromium.Open(booth.Address, words, at == 0 ? ColorScheme.Light : ColorScheme.Dark);
            await tab.ComeInAs("owner");
            await tab.Go("/import");
            await Look(tab, "import");
            await tab.Page.GetByLabel(tab.Say("page.import.file"), new() { Exact = true }).SetInputFilesAsync(Tickets(written, at));
            await tab.Press(tab.Say("page.import.send"));
            await Expect(tab.Heading).ToHaveTextAsync(tab.Say("page.import.mapping"));
            await Expect(tab.Page.Locator("[id='column.good']")).ToHaveValueAsync("Qty");
            await tab.Fill(tab.Say("page.import.rows"), "500");
            await tab.Page.Locator("[id='total.good']").FillAsync("17066.93");
            await tab.Page.EvaluateAsync("scrollTo(0, 0)");
            await Look(tab, "import-columns");
            await tab.Press(tab.Say("page.import.check"));
            await Expect(tab.Page.Locator("#rejects")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Expect(tab.Page.Locator("#rejects ~ .scroll tbody tr").First).ToContainTextAsync("nobody");
            await Look(tab, "import-preview");
            await tab.Page.Locator("button[value=commit]").ClickAsync();
            await Expect(tab.Page.Locator("button[value=forget]")).ToBeVisibleAsync(new() { Timeout = 30_000 });
            await Look(tab, "import-result");
            await tab.Follow(tab.Say("page.quality"));
            await Expect(tab.Page.Locator("#batches")).ToBeVisibleAsync();
            await Look(tab, "quality");
            await tab.Go("/jobs");
            await Look(tab, "jobs");
            Assert.Empty(tab.Complaints);
        }
    }

    // The plant's records as another program would write them: other headers, and a worker whom nobody knows.
    static string Tickets(WrittenPlant written, int at)
    {
        string path = Path.Combine(written.Directory, string.Create(CultureInfo.InvariantCulture, $"tickets-{at}.csv"));
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"COPY (SELECT * REPLACE (CASE WHEN row_number() OVER () % 97 = 1 THEN 'nobody' ELSE person END AS person) RENAME (record AS Ticket, date AS Datum, good AS Qty) FROM (FROM '{Directory.GetFiles(written.Directory, "work.*").Single()}' LIMIT 400 OFFSET {at * 400})) TO '{path}' (HEADER)");
        command.ExecuteNonQuery();
        return path;
    }

    static async Task Look(Tab tab, string picture)
    {
        Assert.Empty(await tab.Findings());
        Assert.True(await tab.Excess() <= 0, $"{tab.Path} is too wide");
        await tab.Keep(picture);
    }
}
