using System.Text.Json.Nodes;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Administering;

/// <summary>Erases the name of somebody who has left, and says where it may still stand.</summary>
static class ErasePage
{
    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/erase", Ask),
        Page.Post("/erase", Erase, (visit, refusal) => Task.FromResult<Sheet?>(Of(visit, null, refusal))),
    ];

    // Asked for nothing, so that whoever may not erase finds no page.
    static async Task<Sheet?> Ask(Visit visit)
    {
        if (!await visit.May(new ErasePerson.Request { Person = "" }))
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "role_lacks", "None of your roles may erase names.", "Ask whoever grants roles.");
        }

        return Of(visit, null, null);
    }

    static async Task<Sheet?> Erase(Visit visit) =>
        Of(visit, await visit.Change(new ErasePerson.Request { Person = visit.Sent("person") ?? "", Why = visit.Sent("why") }), null);

    static Sheet Of(Visit visit, JsonObject? erased, RefusalException? refusal) =>
        Sheet.Of<EraseBody>(visit.Say("page.erase"), (nameof(EraseBody.Erased), erased), (nameof(EraseBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
}
