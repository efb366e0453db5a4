using System.Globalization;
using System.Text;
using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Recognising;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Recognising;

/// <summary>Whether titles stay with the same faces, and whether groups get them alike.</summary>
public sealed class ConcentrationTests
{
    static readonly CancellationToken None = CancellationToken.None;

    // Shares 2/5, 2/5, 1/5: 4/25 + 4/25 + 1/25 = 0.36.
    [Fact]
    public void AT_57_The_index_of_two_who_hold_twice_and_one_who_holds_once_is_0_36()
    {
        HashSet<string> roll = ["a", "b", "c", "d"];
        var found = Concentration.Of([(roll, new HashSet<string> { "a", "b" }), (roll, new HashSet<string> { "a", "b", "c" })]);
        Assert.Equal((5, 3, 0.36m, 2m / 3, 0.5m), (found.Titles, found.Holders, found.Index!.Value, found.Repeating!.Value, found.Expected!.Value));
        Assert.Equal(1 / 0.36m, found.Effective);
        Assert.Null(Concentration.Of([(roll, new HashSet<string>())]).Index);
    }

    [Fact]
    public async Task AT_57_Titles_that_stay_with_the_same_and_with_one_group_are_told_without_a_name()
    {
        using Shop shop = Loaded();
        string file = Path.Combine(Directory.CreateTempSubdirectory("pacesetter-groups").FullName, "roll.csv");
        await File.WriteAllTextAsync(file, "person,shift\n" + string.Concat(Enumerable.Range(1, 12).Select(i => $"p{i},{(i <= 6 ? "day" : "night")}\n")), None);
        RecogniseConcentration.Answer answer = await Ask(shop, new() { Groups = file, Group = "shift" });
        Assert.Equal([("2026-01", 12, 6), ("2026-02", 12, 6)], answer.Rows.Select(it => (it.Period, it.OnRoll, it.Holders)));
        Assert.Equal((12, 6, 1m, 0.5m), (answer.Titles, answer.Holders, answer.Repeating!.Value, answer.Expected!.Value));
        Assert.Equal([("day", 6, 6, 1m), ("night", 6, 0, 0m)], answer.Rates!.Rows.Select(it => (it.Group, it.Persons!.Value, it.Holders!.Value, it.Rate!.Value)));
        // Two of the 924 ways to choose six of twelve are as uneven.
        Assert.Equal(2 / 924.0, answer.Rates.PValue!.Value, 0.002);
        Assert.Equal(12, answer.Rates.ChiSquare!.Value, 1e-9);
        Assert.DoesNotContain("p1", AnswerJson.Of(answer, "test/1").ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AT_57_A_group_of_fewer_than_k_is_not_shown_nor_what_would_give_it_away()
    {
        using Shop shop = Loaded();
        string file = Path.Combine(Directory.CreateTempSubdirectory("pacesetter-groups").FullName, "roll.csv");
        await File.WriteAllTextAsync(file, "person,group\n" + string.Concat(Enumerable.Range(1, 11).Select(i => $"p{i},{(i <= 2 ? "few" : i <= 7 ? "some" : "many")}\n").Append("p12,some\n")), None);
        RecogniseConcentration.GroupRates rates = (await Ask(shop, new() { Groups = file })).Rates!;
        Assert.Equal(["few", "many", "some"], rates.Rows.Select(it => it.Group));
        Assert.Equal((null, null, null, 5), (rates.Rows[0].Persons, rates.Rows[0].Holders, rates.Rows[0].Rate, rates.Rows[0].FewerThan));
        // Holders are told over all: shown beside each other, many and some would give few away.
        Assert.Equal([true, true, false], rates.Rows.Select(it => it.Holders is null));
    }

    static async Task<RecogniseConcentration.Answer> Ask(Shop shop, RecogniseConcentration.Request request) =>
        await new RecogniseConcentration(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace))).Run(request, None);

    // Six of twelve make 1.5 of the quota of three minutes on every working day of two months.
    static Shop Loaded()
    {
        var shop = new Shop();
        new SetPolicy(shop.Workspace, shop.Workspace.Clock).Run(new SetPolicy.Request { Name = "titles.persons", Value = "true", Why = "tested" }, None).GetAwaiter().GetResult();
        var rows = new StringBuilder("record,date,person,operation,good,hours\n");
        for (var day = new DateOnly(2026, 1, 1); day < new DateOnly(2026, 3, 1); day = day.AddDays(1))
        {
            for (int i = 1; i <= 12 && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday); i++)
            {
                rows.Append(CultureInfo.InvariantCulture, $"{day:yyyyMMdd}-{i},{day:yyyy-MM-dd},p{i},turn,{(i <= 6 ? 240 : 170)},8\n");
            }
        }

        shop.Import("work", rows.ToString());
        return shop;
    }
}
