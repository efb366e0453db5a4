using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Measuring;

/// <summary>Somebody's own work: every day, the weeks on a control chart, what the group around them did.</summary>
static class MyDay
{
    public static IReadOnlyList<Page> All { get; } = [Page.Get("/my-day", Show), Page.Get("/my-day/{file}", Give)];

    static async Task<Sheet?> Show(Visit visit)
    {
        OwnAnswer? own = await Own(visit);
        return Sheet.Of<MyDayBody>(visit.Say("page.my_day"), (nameof(MyDayBody.Own), own), (nameof(MyDayBody.Weeks), own is null ? null : OwnWeeks.Of(visit, own)));
    }

    static async Task<Sheet?> Give(Visit visit)
    {
        OwnWeeks? weeks = await Own(visit) is { } own ? OwnWeeks.Of(visit, own) : null;
        return await visit.Give((weeks is not null && SectionFile.Asked(visit.Route("file")) is { Id: OwnWeeks.Id } asked ? asked.Of(weeks.Figure, [weeks.Table]) : null)
            ?? throw SectionFile.Unknown(visit.Route("file")));
    }

    static Task<OwnAnswer?> Own(Visit visit) => OfPerson<OwnAnswer>(visit, new ShowOwn.Request { To = visit.To });

    /// <summary>Asks for what is a person's own; null where the account is nobody's.</summary>
    public static async Task<TAnswer?> OfPerson<TAnswer>(Visit visit, object request)
        where TAnswer : class
    {
        try
        {
            return visit.Actor!.Person is null ? null : await visit.Ask<TAnswer>(request);
        }
        catch (RefusalException refusal) when (refusal.Id == "person_unknown")
        {
            // The account is a program's, or of somebody who is on no roll.
            return null;
        }
    }
}
