using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Spreading;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>The practices that hosts can show, and who has been offered them already.</summary>
sealed class OpenPractices
{
    // The surest first.
    static readonly PracticeState[] Ready = [PracticeState.Proven, PracticeState.ProvenInConditions, PracticeState.Adopted, PracticeState.Published, PracticeState.Presented, PracticeState.Verified];

    readonly List<Practice> practices;
    readonly HashSet<(string Practice, string Unit)> offered;
    readonly HashSet<(string Learner, string Mentor)> taught;
    readonly Dictionary<string, ExchangeEffect?> effects = new(StringComparer.Ordinal);

    OpenPractices(List<Practice> practices, HashSet<(string, string)> offered, HashSet<(string, string)> taught) =>
        (this.practices, this.offered, this.taught) = (practices, offered, taught);

    public static async Task<OpenPractices> Read(Workspace workspace, CancellationToken cancel)
    {
        List<Practice> practices = await workspace.Registry.Set<Practice>().AsNoTracking().ToListAsync(cancel);
        List<Adoption> adoptions = await workspace.Registry.Set<Adoption>().AsNoTracking().ToListAsync(cancel);
        List<Mentoring> mentorings = await workspace.Registry.Set<Mentoring>().AsNoTracking().ToListAsync(cancel);
        var open = new OpenPractices(
            [.. practices.Where(it => Ready.Contains(it.State)).OrderBy(it => Array.IndexOf(Ready, it.State)).ThenBy(it => it.Id, StringComparer.Ordinal)],
            [.. adoptions.Where(it => it.Unit is not null).Select(it => (it.Practice, it.Unit!))],
            [.. mentorings.Select(it => (it.Learner, it.Mentor))]);
        var pooled = new PracticeEffects(workspace);
        foreach (Practice practice in open.practices)
        {
            int inUse = adoptions.Where(it => it.Practice == practice.Id && it.InUse is not null).Select(it => it.Unit).Distinct(StringComparer.Ordinal).Count();
            open.effects[practice.Id] = await pooled.Of(practice, inUse, cancel);
        }

        return open;
    }

    /// <summary>The practices of a host that the learner has not been offered, the surest first, each with its pooled effect where it has one.</summary>
    public IEnumerable<(string Practice, ExchangeEffect? Effect)> Of(string host, string learner) =>
        practices.Where(it => (it.Originator == host || it.Unit == host) && !offered.Contains((it.Id, learner))).Select(it => (it.Id, effects[it.Id]));

    /// <summary>True where the two have or had a contract: what they agreed on stands.</summary>
    public bool Taught(string learner, string mentor) => taught.Contains((learner, mentor));
}
