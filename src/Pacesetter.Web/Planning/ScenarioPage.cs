using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Planning;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Planning;

/// <summary>When goals are reached with what is scheduled, with the whole exchange plan, and with the fewest exchanges that suffice. Worked out when asked for: it takes longer than a page should.</summary>
static class ScenarioPage
{
    public static Page Page { get; } = Page.Get("/plan/scenarios", Show);

    static async Task<Sheet?> Show(Visit visit)
    {
        try
        {
            return await visit.Await<ScenariosAnswer>(new ForecastScenarios.Request { Under = visit.Under, To = visit.To }) is { } answer ? Of(visit, answer, null) : visit.Later();
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Failed or RefusalKind.Usage)
        {
            return Of(visit, null, refusal);
        }
    }

    static Sheet Of(Visit visit, ScenariosAnswer? answer, RefusalException? refusal) =>
        Sheet.Of<ScenarioBody>(visit.Say("page.scenarios"), (nameof(ScenarioBody.Answer), answer), (nameof(ScenarioBody.Refusal), refusal));
}
