using Pacesetter.Lifecycles;
using CsCheck;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Exporting;

public sealed class PlainCellTests
{
    static readonly string[] Attacks = ["=1+1", "+1+cmd|'/c calc'!A0", "-2", "@SUM(A1)", "\t=1", "\r=1", "'=1", "''=1", "'quoted'", "plain", "'", "车间"];

    [Fact]
    public void No_text_begins_like_a_formula_and_every_one_is_read_again() =>
        Gen.OneOf(Gen.Int[0, Attacks.Length - 1].Select(i => Attacks[i]), Gen.String).Sample(text =>
        {
            string cell = PlainCell.Of(text);
            Assert.False(cell.Length > 0 && "=+-@\t\r".Contains(cell[0], StringComparison.Ordinal));
            Assert.Equal(text, PlainCell.Original(cell));
        });

    [Fact]
    public async Task An_export_is_imported_again_with_the_texts_it_had()
    {
        using var shop = new Shop();
        string[] names = [.. Attacks.Where(it => it[0] is not ('\t' or '\r'))];
        string given = "operation,name\n" + string.Concat(names.Select((name, i) => $"o{i:00},\"{PlainCell.Of(name)}\"\n"));
        shop.Import("operations", given);
        Assert.Equal(names, await Names(shop));

        using var second = new Shop();
        second.Import("operations", "operation,name\n" + string.Concat((await Names(shop)).Select((name, i) => $"o{i:00},\"{PlainCell.Of(name!)}\"\n")));
        Assert.Equal(names, await Names(second));
    }

    [Fact]
    public void A_rejected_value_is_no_formula_either()
    {
        using var shop = new Shop();
        RefusalException refusal = Assert.Throws<RefusalException>(() => shop.Import("work", Shop.WorkHeader + "r1,2025-03-03,+1+cmd|'/c calc'!A0,turn,8,0,1,,\n"));
        Assert.Contains(",'+1+cmd|", Shop.Rejects(refusal)[1], StringComparison.Ordinal);
    }

    static async Task<IEnumerable<string?>> Names(Shop shop) =>
        (await new ExportTable(shop.Workspace, Actor.Owner).Run(new ExportTable.Request { Table = "operations" }, CancellationToken.None)).Rows
            .Where(row => ((string)row["operation"]!).StartsWith('o')).Select(row => (string?)row["name"]);
}
