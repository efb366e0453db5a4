using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Bulletins;

public sealed class FairTextTests
{
    // A by all three; B by the first alone; C by the third alone; D by none.
    static readonly FairTeam[] Teams =
    [
        Team("A") with { Chosen = true, ChosenByOther = true, ChosenByRate = true },
        Team("B") with { Chosen = true, ChosenByOther = true },
        Team("C") with { ChosenByRate = true },
        Team("D"),
    ];

    [Theory]
    [InlineData("en", "differs from the first: it also names C; it does not name B.", "names the same teams.")]
    [InlineData("zh-Hans", "结果与第一种不同：另外选出C，未选出B。", "选出的班组相同。")]
    public void The_third_model_is_printed_beside_where_it_differs(string language, string differs, string agrees)
    {
        Section section = Write(Teams, language);
        Assert.Contains(section.Sentences, text => text.Contains(differs, StringComparison.Ordinal));
        Assert.Contains(section.Sentences, text => text.Contains(agrees, StringComparison.Ordinal));
        PrintedTable table = Assert.Single(section.Tables);
        int rate = table.Columns.Select(column => column.Header).ToList().IndexOf(TermPack.Load(language)["fair.col.rate"]);
        Assert.Equal("0.02", table.Rows[0][rate]);
        Assert.All(table.Rows, row => Assert.Equal(table.Columns.Count, row.Count));
    }

    [Fact]
    public void The_models_that_name_a_team_are_named()
    {
        Assert.Equal(["yes", "by model 1, 2", "by model 3", "–"], Write(Teams, "en").Tables[0].Rows.Select(row => row[^1]));
    }

    [Fact]
    public void Where_all_agree_there_is_no_column_of_the_third()
    {
        Section section = Write([Teams[0], Teams[3]], "en");
        Assert.DoesNotContain(section.Tables[0].Columns, column => column.Header == TermPack.Load("en")["fair.col.rate"]);
        Assert.Contains(section.Sentences, text => text.StartsWith("A third model", StringComparison.Ordinal) && text.EndsWith("names the same teams as the first.", StringComparison.Ordinal));
    }

    static Section Write(FairTeam[] teams, string language)
    {
        TermPack words = TermPack.Load(language);
        return FairText.Write(Example.Plant() with { Fair = new(0.1m, 0.1m, teams) { Expected = Figure.Of(0.05m) } }, words, new PrintedFigures(words));
    }

    static FairTeam Team(string code) => new(new(code), Figure.Of(1.1m), Figure.Of(1.02m))
    {
        Low = Figure.Of(0.99m), High = Figure.Of(1.05m), Own = Figure.Of(3), Operations = Figure.Of(1), WorkCentres = Figure.Of(0), Rest = Figure.Of(0), Rate = Figure.Of(0.02m),
    };
}
