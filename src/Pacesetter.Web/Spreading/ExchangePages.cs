using System.Globalization;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Spreading;

/// <summary>Who should learn from whom, why, and what it costs the hosts; one button makes drafts of it.</summary>
static class ExchangePages
{
    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/exchange", visit => Show(visit, null)),
        Page.Get("/exchange/{file}", Give),
        Page.Post("/exchange", Draft, Show),
    ];

    static async Task<Sheet?> Show(Visit visit, RefusalException? refusal)
    {
        MatchAnswer? answer = null;
        try
        {
            if (refusal is null)
            {
                answer = await visit.Await<MatchAnswer>(Request(visit, visit.Query("lot") is not null));
                if (answer is null)
                {
                    return visit.Later();
                }
            }
        }
        catch (RefusalException against) when (against.Kind is RefusalKind.Failed or RefusalKind.Usage || against.Id == "titles_for_persons_off")
        {
            refusal = against;
        }

        return Sheet.Of<ExchangeBody>(visit.Say("page.exchange"), (nameof(ExchangeBody.Plan), answer is null ? null : new ExchangePlan(visit, answer, await visit.Units())), (nameof(ExchangeBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Give(Visit visit)
    {
        if (SectionFile.Asked(visit.Route("file")) is not { Id: ExchangePlan.Id } asked)
        {
            throw SectionFile.Unknown(visit.Route("file"));
        }

        var plan = new ExchangePlan(visit, await visit.Ask<MatchAnswer>(Request(visit, visit.Query("lot") is not null)), await visit.Units());
        return await visit.Give(asked.Of(plan.Graph, [plan.Table, plan.Unpaired]) ?? throw SectionFile.Unknown(visit.Route("file")));
    }

    static async Task<Sheet?> Draft(Visit visit)
    {
        await visit.Change(Request(visit, visit.Sent("lot") is not null) with { Draft = true });
        return visit.Go(visit.Query("by") == "person" ? "/mentorings" : "/adoptions");
    }

    static MatchLearners.Request Request(Visit visit, bool lot) => new()
    {
        Under = visit.Under,
        From = visit.From,
        To = visit.To,
        By = visit.Query("by") is { } by && ExchangePlan.Kinds.Contains(by) ? by : "team",
        Lot = lot,
        Seed = Seed(visit.Query("seed") ?? visit.Sent("seed")),
    };

    static long Seed(string? text) => text is null ? 1
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long seed) ? seed
        : throw new RefusalException(RefusalKind.Usage, "seed_malformed", $"seed: {text}", "1");
}
