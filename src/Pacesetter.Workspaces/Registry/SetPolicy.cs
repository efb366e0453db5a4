using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>Changes one value of the policy by a new version.</summary>
[UseCase("policy", "set", "Change one value of the policy; every version is kept", Examples =
[
    "policy set titles.persons true --why \"agreed with the works council\"",
    "policy set money.hour_rate 31.50",
])]
public sealed class SetPolicy(Workspace workspace, TimeProvider clock, Actor? actor = null) : IUseCase<SetPolicy.Request, PolicyAnswer>
{
    public async Task<PolicyAnswer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        int version = workspace.Registry.Policies.Max(it => (int?)it.Version) ?? 0;
        Policy changed = workspace.Policy().With(request.Name, request.Value);
        workspace.Registry.Policies.Add(new PolicyVersion
        {
            Version = version + 1,
            Document = changed.Write(),
            ChangedAt = clock.GetUtcNow(),
            Why = request.Why ?? "",
        });
        await workspace.Audit.Append(
            new Act("set", "policy", request.Name) { Detail = new Dictionary<string, object?> { ["version"] = version + 1, ["why"] = Act.Fingerprint(request.Why ?? "") } }.By(actor ?? Actor.Owner),
            cancel);
        workspace.PolicyChanged();
        return PolicyAnswer.Of(workspace);
    }

    public sealed record Request
    {
        [Field("The value's dotted path, as policy show prints it", Argument = true, Value = "NAME")]
        public required string Name { get; init; }

        [Field("What to set it to; null clears it", Argument = true, Value = "VALUE")]
        public required string Value { get; init; }

        [Field("Why it is changed", Value = "TEXT")]
        public string? Why { get; init; }
    }
}
