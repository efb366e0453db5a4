using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>Shows how the policy became what it is.</summary>
[UseCase("policy", "history", "Every change of the policy, the latest first: which values, from what to what, and why", Examples = ["policy history", "policy history titles.threshold --json"])]
public sealed class ShowPolicyHistory(Workspace workspace) : IUseCase<ShowPolicyHistory.Request, ShowPolicyHistory.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        List<PolicyVersion> versions = await workspace.Registry.Policies.AsNoTracking().OrderBy(it => it.Version).ToListAsync(cancel);
        var rows = new List<Change>();
        // The first version was changed from what a workspace begins with.
        Dictionary<string, string?> before = ByName(new Policy());
        foreach (PolicyVersion version in versions)
        {
            Dictionary<string, string?> after = ByName(Policy.Read(version.Document));
            rows.AddRange(after.Where(it => before.GetValueOrDefault(it.Key) != it.Value).Select(it => new Change(version.Version, version.ChangedAt, it.Key, before.GetValueOrDefault(it.Key), it.Value, version.Why)));
            before = after;
        }

        rows.Reverse();
        return new([.. rows.Where(it => request.Name is null || it.Name == request.Name)]);
    }

    static Dictionary<string, string?> ByName(Policy policy) => policy.Values().ToDictionary(it => it.Name, it => it.Value, StringComparer.Ordinal);

    public sealed record Request
    {
        [Field("Of one value alone, by its dotted path", Argument = true, Value = "NAME")]
        public string? Name { get; init; }
    }

    public sealed record Answer(IReadOnlyList<Change> Rows);

    /// <summary>One value was changed.</summary>
    public sealed record Change(int Version, DateTimeOffset At, string Name, string? From, string? To, string Why);
}
