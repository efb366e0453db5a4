using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Access;

namespace Pacesetter.Web.Measuring;

/// <summary>Who looked at one's own figures.</summary>
static class LooksPage
{
    public static Page Page { get; } = Page.Get("/looks", Show);

    static async Task<Sheet?> Show(Visit visit)
    {
        ShowLooks.Answer? looks = await MyDay.OfPerson<ShowLooks.Answer>(visit, new ShowLooks.Request());
        return Sheet.Of<LooksBody>(visit.Say("page.looks"), (nameof(LooksBody.Looks), looks?.Rows));
    }
}
