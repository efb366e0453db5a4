using System.Net;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>The page for a screen on the wall.</summary>
public sealed class KioskTests(ImportedPlant plant) : IClassFixture<ImportedPlant>
{
    [Theory, InlineData("en"), InlineData("zh-CN")]
    public async Task It_looks_again_by_itself_has_no_menu_and_names_nobody(string language)
    {
        await using Booth booth = await Booth.Open(plant.Workspace);
        using var visitor = new Visitor(booth.Address, language);
        await visitor.ComeInAs("owner");
        Seen kiosk = await visitor.Ready("/kiosk");
        Assert.Equal((HttpStatusCode.OK, "300"), (kiosk.Status, kiosk.Headers["Refresh"]));
        Assert.DoesNotContain("<nav", kiosk.Text, StringComparison.Ordinal);
        Assert.Contains("<svg", kiosk.Text, StringComparison.Ordinal);
        string[] names = [.. plant.Workspace.Registry.Names.Select(it => it.Name).OfType<string>()];
        Assert.NotEmpty(names);
        Assert.All(names, it => Assert.DoesNotContain(it, kiosk.Plain, StringComparison.Ordinal));
    }

    // A day is 288 looks.
    [Fact]
    public async Task It_runs_a_day_without_growing()
    {
        await using Booth booth = await Booth.Open(plant.Workspace);
        using var visitor = new Visitor(booth.Address);
        await visitor.ComeInAs("owner");
        int size = (await visitor.Ready("/kiosk")).Text.Length;
        for (int i = 0; i < 288; i++)
        {
            Seen again = await visitor.Get("/kiosk");
            Assert.Equal((HttpStatusCode.OK, size), (again.Status, again.Text.Length));
        }
    }
}
