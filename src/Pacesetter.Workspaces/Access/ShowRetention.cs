using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Tells how long what tells of single persons is kept and shown.</summary>
[UseCase("retention", null, "How long what tells of single persons is kept and shown, and what was erased already", Examples = ["retention", "retention --json"])]
public sealed class ShowRetention(Workspace workspace, Actor actor) : IUseCase<ShowRetention.Request, ShowRetention.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        RetentionPolicy policy = workspace.Policy().Retention;
        var answer = new Answer(policy.NamesDays, policy.PersonsMonths)
        {
            LeftBefore = policy.NamesDays is { } days ? workspace.Today.AddDays(-days) : null,
            ShownFrom = policy.PersonsFrom(workspace.Today),
        };
        if (!actor.Reach.IsWhole)
        {
            return answer;
        }

        // Few are ever erased, and how many those were says whose only in a small place: the owner alone is told.
        var erased = await workspace.Registry.AuditEntries.AsNoTracking().Where(it => it.Act == "erase" && it.Noun == "people").Select(it => new { it.Actor, it.At }).ToListAsync(cancel);
        return answer with
        {
            Kept = await workspace.Registry.Names.CountAsync(cancel),
            Erased = erased.Count,
            ByItself = erased.Count(it => it.Actor == Act.Program),
            Latest = erased.Count == 0 ? null : DateOnly.ParseExact(erased.Max(it => it.At)![..10], "yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
    }

    public sealed record Request;

    /// <summary>The values of the policy, and which days follow from them today.</summary>
    /// <param name="NamesDays">Days that the name of somebody who left is kept; null until it is erased by hand.</param>
    /// <param name="PersonsMonths">Whole months back that figures of single persons are shown; null without end.</param>
    public sealed record Answer(int? NamesDays, int? PersonsMonths)
    {
        /// <summary>Names of those who left before are erased.</summary>
        public DateOnly? LeftBefore { get; init; }

        /// <summary>Figures of single persons are shown from this day on.</summary>
        public DateOnly? ShownFrom { get; init; }

        /// <summary>How many names are kept; to the owner alone.</summary>
        public int? Kept { get; init; }

        /// <summary>How many were erased; to the owner alone.</summary>
        public int? Erased { get; init; }

        /// <summary>How many of them by the policy, without anybody asking.</summary>
        public int? ByItself { get; init; }

        /// <summary>The day of the latest; to the owner alone.</summary>
        public DateOnly? Latest { get; init; }
    }
}
