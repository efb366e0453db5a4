using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Spreading;

/// <summary>Who of a team can do what, so that gaps are seen before somebody is away. It compares nobody.</summary>
static class SkillPages
{
    public static IReadOnlyList<Page> All { get; } =
    [
        Page.Get("/skills", Show),
        Page.Get("/skills/{file}", Give),
    ];

    static async Task<Sheet?> Show(Visit visit)
    {
        IReadOnlyList<UnitRow> units = await visit.Units();
        (SkillMatrix? matrix, RefusalException? refusal) = (null, null);
        try
        {
            matrix = new(visit, await visit.Ask<SkillsAnswer>(Request(visit)), units);
        }
        catch (RefusalException against) when (against.Kind is RefusalKind.Usage || against.Id == "beyond_retention")
        {
            refusal = against;
        }

        return Sheet.Of<SkillsBody>(visit.Say("page.skills"), (nameof(SkillsBody.Matrix), matrix), (nameof(SkillsBody.Units), units), (nameof(SkillsBody.Refusal), refusal)) with { Status = Problems.StatusOf(refusal) };
    }

    static async Task<Sheet?> Give(Visit visit)
    {
        if (SectionFile.Asked(visit.Route("file")) is not { Id: SkillMatrix.Id } asked)
        {
            throw SectionFile.Unknown(visit.Route("file"));
        }

        var matrix = new SkillMatrix(visit, await visit.Ask<SkillsAnswer>(Request(visit)), await visit.Units());
        return await visit.Give(asked.Of(null, [matrix.Table]) ?? throw SectionFile.Unknown(visit.Route("file")));
    }

    static ShowSkills.Request Request(Visit visit) => new() { Under = visit.Under, To = visit.To };
}
