using Microsoft.AspNetCore.Builder;
using Pacesetter.Web.Administering;
using Pacesetter.Web.Alerting;
using Pacesetter.Web.Boards;
using Pacesetter.Web.Checking;
using Pacesetter.Web.Entries;
using Pacesetter.Web.Exchanging;
using Pacesetter.Web.Exchanging.Meetings;
using Pacesetter.Web.Exporting;
using Pacesetter.Web.Ingesting;
using Pacesetter.Web.Jobs;
using Pacesetter.Web.Layout;
using Pacesetter.Web.Measuring;
using Pacesetter.Web.Planning;
using Pacesetter.Web.Signing;
using Pacesetter.Web.Spreading;

namespace Pacesetter.Web.Browsing;

/// <summary>All pages.</summary>
static class Site
{
    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/words", Tongue.Choose) with { Public = true },
        Page.Get("/", visit => Task.FromResult(visit.Go(visit.Actor!.Person is null ? "/site" : "/my-day"))),
        .. SignInPages.All,
        .. AccountPages.All,
        .. MyDay.All,
        LooksPage.Page,
        ScenarioPage.Page,
        .. ExchangePages.All,
        .. AdoptionPages.All,
        .. MentoringPages.All,
        .. SkillPages.All,
        .. BoardPages.All,
        .. ScreenPages.All,
        .. QuotaPages.All,
        .. RecordPages.All,
        .. ImportPages.All,
        QualityPage.Page,
        .. JobPages.All,
        .. PeoplePages.All,
        RolesPage.Page,
        .. AuditPage.All,
        .. ErasePage.All,
        .. KeyPages.All,
        .. WebhookPages.All,
        RetentionPage.Page,
        .. AlertPages.All,
        .. ClaimPages.All,
        .. ConferencePages.All,
        .. AppealPages.All,
        .. CampaignPages.All,
        .. PolicyPages.All,
        .. EntryPages.All,
    ];

    public static void Map(WebApplication server)
    {
        foreach (Page page in All)
        {
            page.Map(server);
        }

        PageFiles.Map(server);
    }
}
