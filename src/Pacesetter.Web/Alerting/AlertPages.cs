using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Alerting;
using Pacesetter.Workspaces.Configuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Alerting;

/// <summary>What somebody is told of, and what they chose to be told of.</summary>
static class AlertPages
{
    const string Home = "/alerts";

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get(Home, visit => Show(visit, null)),
        Page.Post(Home + "/read", visit => Or(visit, Read)),
        Page.Post(Home + "/choose", visit => Or(visit, Choose)),
    ];

    static async Task<Sheet?> Show(Visit visit, RefusalException? refusal) => Sheet.Of<AlertsBody>(
        visit.Say("page.alerts"),
        (nameof(AlertsBody.Alerts), await visit.Ask<ListAlerts.Answer>(new ListAlerts.Request { Unread = visit.Query("show") != "all", Cursor = refusal is null ? visit.Query("cursor") : null })),
        (nameof(AlertsBody.Choices), await visit.Ask<AlertChoicesAnswer>(new ShowAlertChoices.Request())),
        (nameof(AlertsBody.Mails), visit.Services.GetRequiredService<Configuration>()[Settings.MailHost] is not null),
        (nameof(AlertsBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };

    static async Task<Sheet?> Or(Visit visit, Func<Visit, Task> change)
    {
        try
        {
            await change(visit);
            return visit.Go(Home);
        }
        catch (RefusalException refusal)
        {
            return await Show(visit, refusal);
        }
    }

    static Task Read(Visit visit) => visit.Ask<ReadAlerts.Answer>(new ReadAlerts.Request { Id = visit.Sent("id"), All = visit.Sent("id") is null });

    static Task Choose(Visit visit) => visit.Ask<AlertChoicesAnswer>(new ChooseAlerts.Request
    {
        Kinds = [.. visit.Form["kinds"].OfType<string>()],
        Channels = [.. visit.Form["channels"].OfType<string>()],
        Rhythm = Words.Parse<AlertRhythm>(visit.Sent("rhythm") ?? "") ?? throw new RefusalException(RefusalKind.Usage, "alert_rhythm_unknown", $"There is no rhythm '{visit.Sent("rhythm")}'.", $"Use: {string.Join(", ", Words.Of(typeof(AlertRhythm)))}."),
        Mail = visit.Sent("mail"),
    });
}
