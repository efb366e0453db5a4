using Pacesetter.Acceptance.Tests.Ledger;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Recognising;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Recognising;

public sealed class RecogniseDelegatesTests : IDisposable
{
    readonly string directory = Directory.CreateTempSubdirectory("pacesetter-delegates").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    // AT-31: 2,345 workers and 13 seats: quotas 6.652, 3.548, 2.273, 0.527.
    [Theory]
    [InlineData(false, new[] { 7, 4, 2, 0 })]
    [InlineData(true, new[] { 6, 4, 2, 1 })]
    public async Task Seats_of_a_file_follow_the_heads(bool reserve, int[] seats)
    {
        RecogniseDelegates.Answer answer = await Of("unit,heads\nA,1200\nB,640\nC,410\nD,95\n", new() { Seats = 13, Reserve = reserve });
        Assert.Equal(seats, answer.Rows.Select(row => row.Seats));
        Assert.Equal(6.652m, answer.Rows[0].Quota, 3);
    }

    [Fact]
    public async Task A_column_may_be_an_expression_and_codes_keep_their_zeros()
    {
        RecogniseDelegates.Answer answer = await Of("code;crew;shifts\n001;10,5;2\n002;10;4\n;3;1\n", new() { Seats = 6, Unit = "code", Heads = "floor(crew) * shifts" });
        Assert.Equal([("001", 20), ("002", 40)], answer.Rows.Select(row => (row.Unit, row.Heads)));
    }

    [Theory]
    [InlineData("unit,heads\nA,12x\n", "heads", "not_a_number", "line 2, column heads: '12x'")]
    [InlineData("unit,heads\nA,1.5\n", "heads", "heads_not_whole", "1.5 heads")]
    [InlineData("unit,heads\nA,5\n", "head", "column_unknown", "--heads head")]
    [InlineData("unit,heads\nA,5\n", "(SELECT 1)", "expression_not_allowed", "(SELECT 1)")]
    [InlineData("unit,heads\nA,0\n", "heads", "nobody_counted", "Nobody")]
    [InlineData("", "heads", "file_empty", "empty")]
    public async Task What_cannot_be_read_is_said(string csv, string heads, string id, string said)
    {
        var refusal = await Assert.ThrowsAsync<RefusalException>(() => Of(csv, new() { Seats = 3, Heads = heads }));
        Assert.Equal(id, refusal.Id);
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(refusal.Remedy);
    }

    [Fact]
    public async Task Everybody_of_a_unit_counts_whether_on_quota_or_not()
    {
        using var shop = new Shop();
        var use = new RecogniseDelegates(new WorkspaceDoor(_ => Task.FromResult(shop.Workspace)));
        RecogniseDelegates.Answer answer = await use.Run(new() { Seats = 2, By = "team", To = new(2025, 2, 1) }, CancellationToken.None);
        Assert.Equal(new RecogniseDelegates.Row("t", 12, 2, 2), Assert.Single(answer.Rows));
    }

    async Task<RecogniseDelegates.Answer> Of(string csv, RecogniseDelegates.Request request)
    {
        string file = Path.Combine(directory, "heads.csv");
        await File.WriteAllTextAsync(file, csv);
        var use = new RecogniseDelegates(NoWorkspace.Door);
        return await use.Run(request with { File = file }, CancellationToken.None);
    }
}
