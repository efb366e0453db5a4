using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>Shows the policy in force.</summary>
[UseCase("policy", "show", "The policy in force: every threshold that shapes a figure", Examples = ["policy show", "policy show --json"])]
public sealed class ShowPolicy(Workspace workspace) : IUseCase<ShowPolicy.Request, PolicyAnswer>
{
    public Task<PolicyAnswer> Run(Request request, CancellationToken cancel) => Task.FromResult(PolicyAnswer.Of(workspace));

    public sealed record Request;
}

/// <summary>The policy's values; version 0 is the policy nobody has changed.</summary>
public sealed record PolicyAnswer(int Version, IReadOnlyList<PolicyValue> Rows)
{
    /// <summary>A value that is a whole number.</summary>
    public int Whole(string name) => int.Parse(Rows.Single(it => it.Name == name).Value!, System.Globalization.CultureInfo.InvariantCulture);

    public static PolicyAnswer Of(Workspace workspace)
    {
        int version = workspace.Registry.Policies.Max(it => (int?)it.Version) ?? 0;
        return new PolicyAnswer(version, workspace.Policy().Values());
    }
}
