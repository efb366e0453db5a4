using Pacesetter.Workspaces.Checking;

namespace Pacesetter.Acceptance.Tests.Commands;

public sealed class Checks
{
    [Fact]
    public async Task What_a_check_throws_is_its_finding()
    {
        Check check = await Check.Try("duckdb", "Install it again.", () => throw new TypeInitializationException("Engine", new DllNotFoundException("duckdb is not there")));

        Assert.Equal(new Check("duckdb", CheckState.Failed, "duckdb is not there", "Install it again."), check);
    }

    [Fact]
    public async Task An_absent_workspace_is_a_notice_with_a_remedy()
    {
        Check check = Assert.Single(await Installation.Presence(Path.Combine(AppContext.BaseDirectory, "absent"), TestContext.Current.CancellationToken));

        Assert.Equal(CheckState.Notice, check.State);
        Assert.Contains("pacesetter init", check.Remedy, StringComparison.Ordinal);
    }
}
