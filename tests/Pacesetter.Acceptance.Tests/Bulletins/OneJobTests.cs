using System.Globalization;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Bulletins;

public sealed class OneJobTests
{
    [Fact]
    public async Task A_plant_of_one_operation_gets_a_bulletin_that_says_why_nothing_is_taken_out()
    {
        using var shop = new Shop();
        shop.Import("units", "unit,parent,kind,name\n" + string.Concat(Enumerable.Range(1, 4).Select(i => $"one{i},s,team,Team {i}\n")));
        shop.Import("people", "person,team\n" + string.Concat(Enumerable.Range(0, 40).Select(i => $"o{i},one{1 + (i % 4)}\n")));
        shop.Import("work", Shop.WorkHeader + string.Concat(Enumerable.Range(0, 800).Select(i => string.Create(CultureInfo.InvariantCulture, $"r{i},2025-03-{1 + (i / 40):00},o{i % 40},turn,{60 + (i * 7 % 41)},0,8,,\n"))));
        Bulletin bulletin = await new ComposeBulletin(shop.Workspace).Run(new Filters { From = new(2025, 3, 1), To = new(2025, 3, 31) }, CancellationToken.None);
        Assert.Null(bulletin.Fair);
        Assert.Contains(bulletin.Missing, it => it.Value == "one_level");
    }
}
