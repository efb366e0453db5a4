using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Administering;

/// <summary>Who did and looked at what, and whether the record of it is whole.</summary>
static class AuditPage
{
    const int Rows = 100;

    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/audit", visit => Show(visit, null, null)),
        Page.Post("/audit", Verify),
    ];

    static async Task<Sheet?> Show(Visit visit, VerifyAudit.Answer? verified, RefusalException? refusal)
    {
        ShowAudit.Answer answer = await visit.Ask<ShowAudit.Answer>(new ShowAudit.Request
        {
            Actor = visit.Query("actor"),
            Act = visit.Query("act"),
            Noun = visit.Query("noun"),
            Subject = visit.Query("subject"),
            From = visit.From,
            To = visit.To,
            Limit = Rows,
            Cursor = visit.Query("cursor"),
        });
        return Sheet.Of<AuditBody>(visit.Say("page.audit"), (nameof(AuditBody.Answer), answer), (nameof(AuditBody.Verified), verified), (nameof(AuditBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Verify(Visit visit)
    {
        try
        {
            return await Show(visit, await visit.Ask<VerifyAudit.Answer>(new VerifyAudit.Request()), null);
        }
        catch (RefusalException broken) when (broken.Kind != RefusalKind.NotAuthorised)
        {
            return await Show(visit, null, broken);
        }
    }
}
