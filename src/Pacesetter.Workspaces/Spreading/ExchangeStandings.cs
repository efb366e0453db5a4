using Microsoft.EntityFrameworkCore;
using Pacesetter.Spreading;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>What has become of earlier proposals between two: what is under way, and what was declined so lately that it is not suggested again.</summary>
sealed class ExchangeStandings
{
    static readonly AdoptionState[] Declined = [AdoptionState.NotApplicable, AdoptionState.Abandoned];

    readonly Dictionary<(string Learner, string Host), MatchStanding> standing;
    readonly Dictionary<(string Learner, string Host), MatchDeclined> declined;

    ExchangeStandings(Dictionary<(string, string), MatchStanding> standing, Dictionary<(string, string), MatchDeclined> declined) => (this.standing, this.declined) = (standing, declined);

    /// <summary>Those that were declined, in the order of the learners.</summary>
    public IReadOnlyList<MatchDeclined> All => [.. declined.Values.OrderBy(it => it.Learner, StringComparer.Ordinal).ThenBy(it => it.Mentor, StringComparer.Ordinal)];

    /// <summary>The latest proposal between two that has not been given up; null where there is none.</summary>
    public MatchStanding? Of(string learner, string host) => standing.GetValueOrDefault((learner, host));

    /// <summary>Whether the learner has declined what the host shows too lately to be asked again.</summary>
    public bool HasDeclined(string learner, string host) => declined.ContainsKey((learner, host));

    public static async Task<ExchangeStandings> Read(Workspace workspace, int days, CancellationToken cancel)
    {
        List<Adoption> adoptions = await workspace.Registry.Set<Adoption>().AsNoTracking().Where(it => it.Unit != null && it.SourceUnit != null).ToListAsync(cancel);
        string[] ended = [.. Declined.Select(it => Words.Of(it))];
        Dictionary<string, DateTimeOffset> moved = (await workspace.Registry.Set<EntryMove>().AsNoTracking().Where(it => it.Noun == "adoption" && ended.Contains(it.ToState)).ToListAsync(cancel))
            .GroupBy(it => it.Entry, StringComparer.Ordinal).ToDictionary(it => it.Key, it => it.Max(one => one.At), StringComparer.Ordinal);
        Dictionary<(string, string), MatchStanding> standing = [];
        Dictionary<(string, string), MatchDeclined> declined = [];
        foreach (Adoption it in adoptions.OrderBy(it => it.CreatedAt).ThenBy(it => it.Id, StringComparer.Ordinal))
        {
            (string, string) pair = (it.Unit!, it.SourceUnit!);
            if (!Declined.Contains(it.State))
            {
                standing[pair] = new(it.Id, it.Practice, Words.Of(it.State), it.Answer is { } answer ? Words.Of(answer) : null);
                continue;
            }

            DateOnly until = DateOnly.FromDateTime((moved.TryGetValue(it.Id, out DateTimeOffset at) ? at : it.CreatedAt).UtcDateTime).AddDays(days);
            if (until > workspace.Today && !(declined.TryGetValue(pair, out MatchDeclined? other) && other.Until >= until))
            {
                declined[pair] = new(it.Unit!, it.SourceUnit!, it.Id, it.Practice, until);
            }
        }

        return new(standing, declined);
    }
}
