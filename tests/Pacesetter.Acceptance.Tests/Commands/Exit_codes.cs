using Pacesetter.Cli.Running;

namespace Pacesetter.Acceptance.Tests.Commands;

public sealed class Exit_codes
{
    [Theory]
    [InlineData("refuse_rows", 3, "rows_rejected")]
    [InlineData("refuse_role", 4, "role_lacks_move")]
    [InlineData("refuse_conflict", 5, "workspace_locked")]
    [InlineData("unfit", 7, "two_units")]
    [InlineData("break", 1, "Something broke.")]
    [InlineData("answer_na_n", 1, "Failed:")]
    [InlineData("none", 0, "")]
    public async Task A_failure_ends_with_its_code_and_names_its_cause(string mischief, int code, string cause)
    {
        Ran ran = await Ran.Line("measure", "trial", "--mischief", mischief);

        Assert.Equal(code, (int)ran.Code);
        Assert.Contains(cause, ran.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_prints_its_remedy_and_its_answer_all_the_same()
    {
        Ran ran = await Ran.Line("measure", "trial", "--mischief", "refuse_rows", "--json");

        Assert.Equal($"2 rows were rejected. (rows_rejected){Environment.NewLine}See the rejects file.{Environment.NewLine}", ran.Error);
        Assert.Equal("pacesetter.measure.trial/1", (string?)ran.Json["schema"]);
    }

    [Fact]
    public async Task Only_verbose_shows_where_a_failure_came_from() =>
        Assert.Contains("   at ", (await Ran.Line("measure", "trial", "--mischief", "break", "-v")).Error, StringComparison.Ordinal);

    [Fact]
    public async Task Cancelled_work_ends_with_130()
    {
        using var cancelling = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        Assert.Equal(ExitCode.Interrupted, (await Ran.Line(static terminal => terminal, cancelling.Token, "measure", "trial", "--mischief", "wait_forever")).Code);
    }

    [Theory]
    [InlineData("share>=0.344", null)]
    [InlineData("share>0.344", "share is 0.344.")]
    [InlineData("rows[].hours>=8", null)]
    [InlineData("rows.hours>8", "rows[1] (=SUM(A1)).hours is 8.")]
    [InlineData("fulfilment<1.50432199", null)]
    [InlineData("rows.fulfilment=1.504321980", "rows[1] (=SUM(A1)).fulfilment is 0.98.")]
    [InlineData("excluded_by=no_quota", "rows[0] (W1).excluded_by is null.")]
    [InlineData("rows.excluded_by=null", "rows[0] (W1).excluded_by is null.")]
    [InlineData("rows.day>=2026-02-13", null)]
    [InlineData("rows.interval.0<1", "rows[1] (=SUM(A1)).interval.0 is null.")]
    [InlineData("rows.peers.weight<=0.75", null)]
    [InlineData("request.dry_run=false", null)]
    [InlineData("request.by=work_centre", "request.by is \"person\".")]
    public async Task A_condition_on_the_answer_decides_between_0_and_6(string condition, string? reason)
    {
        Ran ran = await Ran.Line("measure", "trial", "--require", condition, "--json");

        Assert.Equal(reason is null ? ExitCode.Ok : ExitCode.RequirementNotMet, ran.Code);
        Assert.Equal("pacesetter.measure.trial/1", (string?)ran.Json["schema"]);
        Assert.EndsWith(reason is null ? "" : reason + Environment.NewLine, ran.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_condition_must_hold() =>
        Assert.Equal(ExitCode.RequirementNotMet, (await Ran.Line("measure", "trial", "--require", "share>0", "--require", "share>1")).Code);

    [Fact]
    public async Task Progress_goes_to_standard_error_and_only_to_a_terminal()
    {
        Ran shown = await Ran.Line(static terminal => terminal with { ErrorIsTerminal = true }, "measure", "trial", "--mischief", "report_progress", "--json");
        Ran hidden = await Ran.Line(static terminal => terminal with { ErrorIsTerminal = true }, "measure", "trial", "--mischief", "report_progress", "--no-progress");

        Assert.Contains("reading work.csv", shown.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("\e", shown.Output, StringComparison.Ordinal);
        Assert.Equal("pacesetter.measure.trial/1", (string?)shown.Json["schema"]);
        Assert.Empty(hidden.Error);
        Assert.Empty((await Ran.Line("measure", "trial", "--mischief", "report_progress")).Error);
    }
}
