using Pacesetter.Access;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Lifecycles;
using Pacesetter.Web.Serving;
using Pacesetter.Web.Serving.Waiting;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>Answers that a page waits for.</summary>
public sealed class PendingAnswerTests
{
    [Fact]
    public async Task What_is_not_ready_is_asked_for_again_and_handed_over_once()
    {
        using var desk = new Desk(RegistryTrial.Sqlite);
        var clock = new Hurry();
        using var pending = new PendingAnswers(desk.Workspace, clock);
        int looks = 0;
        // An answer may be there before anybody has looked at the clock: then another is asked for.
        for (int i = 0; i < 50 && looks < 2; i++)
        {
            var asked = new Asker($"eve{i}");
            object? answer = null;
            for (looks = 0; answer is null && looks < 200; looks++)
            {
                answer = await pending.Ask(Units(asked), CancellationToken.None);
                await Task.Delay(20, CancellationToken.None);
            }

            Assert.IsType<ListUnits.Answer>(answer);
        }

        Assert.True(looks > 1, "no first look had to come again");
    }

    [Fact]
    public async Task A_refusal_reaches_whoever_waits_and_is_asked_anew()
    {
        using var desk = new Desk(RegistryTrial.Sqlite);
        using var pending = new PendingAnswers(desk.Workspace, TimeProvider.System);
        var nobody = new Actor("eve", Roles.None) { Account = "eve", Reach = new Reach([]) };
        for (int i = 0; i < 2; i++)
        {
            RefusalException refused = await Assert.ThrowsAsync<RefusalException>(() => pending.Ask(new Question(Endpoints.Of(new ListUnits.Request()), new ListUnits.Request(), nobody, new Asker("eve")), CancellationToken.None));
            Assert.Equal("role_lacks", refused.Id);
        }
    }

    [Fact]
    public async Task Two_accounts_never_share_an_answer()
    {
        using var desk = new Desk(RegistryTrial.Sqlite);
        using var pending = new PendingAnswers(desk.Workspace, TimeProvider.System);
        object?[] answers = await Task.WhenAll(pending.Ask(Units(new Asker("eve")), CancellationToken.None), pending.Ask(Units(new Asker("bo")), CancellationToken.None));
        Assert.NotSame(answers[0], answers[1]);
    }

    static Question Units(Asker asker) => new(Endpoints.Of(new ListUnits.Request()), new ListUnits.Request(), Actor.Owner, asker);

    /// <summary>A clock by which every wait is over at once.</summary>
    sealed class Hurry : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
