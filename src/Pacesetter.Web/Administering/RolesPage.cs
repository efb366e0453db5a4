using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Access;

namespace Pacesetter.Web.Administering;

/// <summary>Who may what, in words: anybody may know by what rules they are seen.</summary>
static class RolesPage
{
    public static Page Page { get; } = Page.Get("/roles", async visit =>
        Sheet.Of<RolesBody>(visit.Say("page.roles"), (nameof(RolesBody.Table), await visit.Ask<ListRoles.Answer>(new ListRoles.Request()))));
}
