using System.Globalization;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger;

public sealed class RealFileTests : IDisposable
{
    readonly Shop shop = new();

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("garments_worker_productivity.csv")]
    [InlineData("garments_worker_productivity_variant_team_no.csv")]
    public async Task Three_in_four_team_days_of_the_garment_factory_reach_their_target(string file)
    {
        IReadOnlyList<string> notes = shop.ImportFile("work", Shared.File("real", file), map: "garments").Notes;
        Assert.Contains(notes, note => note.Contains("reconstructed", StringComparison.Ordinal));
        Bulletin bulletin = await new ComposeBulletin(shop.Workspace).Run(new Filters { From = new(2015, 1, 1), To = new(2015, 3, 11) }, CancellationToken.None);
        Assert.Equal((875m, 1197m), (bulletin.Target!.Met.Value, bulletin.Target.Of.Value));
        Assert.Equal(1197, shop.Rows(By.Site).Sum(row => row.Records));
    }

    [Fact]
    public void The_import_names_what_it_trimmed() =>
        Assert.Contains("blanks around department were trimmed in 257 rows", shop.ImportFile("work", Shared.File("real", "garments_worker_productivity.csv"), map: "garments").Notes);

    [Fact]
    public async Task The_efficiency_of_the_machine_shop_is_reproduced_on_every_row()
    {
        shop.ImportFile("work", Shared.File("real", "teknosan_worker_performance.csv"), map: "teknosan");
        var export = new ExportTable(shop.Workspace, Actor.Owner);
        var own = (await export.Run(new ExportTable.Request { Table = "observations" }, CancellationToken.None)).Rows
            .ToDictionary(row => $"{((DateOnly)row["date"]!).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}-{row["unit"]}-{((string)row["metric"]!)[^1]}", row => (decimal)row["value"]!);
        var work = (await export.Run(new ExportTable.Request { Table = "work" }, CancellationToken.None)).Rows;
        Assert.Equal(54, work.Count());
        Assert.All(work, row =>
        {
            // The file counts scrap as output: (good + scrap) × minutes ÷ 60 ÷ hours.
            decimal efficiency = 100m * ((decimal)row["good"]! + (decimal)row["scrap"]!) * (decimal)row["minutes"]! / 60m / (decimal)row["hours"]!;
            Assert.InRange(efficiency - own[(string)row["record"]!], -0.0051m, 0.0051m);
        });
    }
}
