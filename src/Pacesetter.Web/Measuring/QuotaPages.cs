using Pacesetter.Web.Browsing;
using Pacesetter.Web.Notices;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Measuring.Notices;
using Pacesetter.Workspaces.Measuring.Questions;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Measuring;

/// <summary>The register of quotas, and the notice of each operation, which those who work under it acknowledge.</summary>
static class QuotaPages
{
    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/quotas", List),
        Page.Get("/quotas/{operation}", visit => Notice(visit, null)),
        Page.Post("/quotas/{operation}", Acknowledge),
    ];

    static async Task<Sheet?> List(Visit visit)
    {
        ListQuotas.Answer quotas = await visit.Ask<ListQuotas.Answer>(new ListQuotas.Request { On = visit.To });
        // Who may not see figures by operation still sees what is asked.
        IReadOnlyList<FulfilmentRow> figures = (await visit.Try<MeasureFulfilment.Answer>(new MeasureFulfilment.Request { By = By.Operation, Under = visit.Under, From = visit.From, To = visit.To }))?.Rows ?? [];
        (QuotaFits? fits, RefusalException? refusal) = (null, null);
        if (visit.Query("fit") is not null)
        {
            try
            {
                if (await visit.Await<IntegrityAnswer>(new MeasureIntegrity.Request { Under = visit.Under, From = visit.From, To = visit.To }) is not { } answer)
                {
                    return visit.Later();
                }

                fits = QuotaFits.Of(answer, await visit.Ask<PolicyAnswer>(new ShowPolicy.Request()));
            }
            catch (RefusalException against) when (against.Kind is RefusalKind.Failed or RefusalKind.NotAuthorised || against.Id == "unit_needed")
            {
                refusal = against;
            }
        }

        return Sheet.Of<QuotasBody>(visit.Say("page.quotas"), (nameof(QuotasBody.Quotas), quotas), (nameof(QuotasBody.Figures), figures), (nameof(QuotasBody.Fits), fits), (nameof(QuotasBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Notice(Visit visit, RefusalException? refusal)
    {
        ShowNotice.Answer answer = await visit.Ask<ShowNotice.Answer>(new ShowNotice.Request { Operation = visit.Route("operation"), On = visit.To, Format = "json" });
        var text = new NoticeText(answer.Notice, visit.Words);
        return Sheet.Of<NoticeBody>(text.Headline, (nameof(NoticeBody.Text), text), (nameof(NoticeBody.Refusal), refusal));
    }

    static async Task<Sheet?> Acknowledge(Visit visit)
    {
        try
        {
            await visit.Ask<ShowNotice.Answer>(new ShowNotice.Request { Operation = visit.Route("operation"), Acknowledge = true, Format = "json" });
            return visit.Go($"/quotas/{Uri.EscapeDataString(visit.Route("operation"))}");
        }
        catch (RefusalException refusal) when (refusal.Id is "person_needed" or "no_quota_in_force")
        {
            return await Notice(visit, refusal);
        }
    }
}
