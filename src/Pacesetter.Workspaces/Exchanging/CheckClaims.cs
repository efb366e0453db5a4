using System.Text.Json.Nodes;
using Pacesetter.Exchanging;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Exchanging;

/// <summary>Computes what each claim says from the records, and compares. It notes the figure on the claim; whether it is so is found by a second person.</summary>
[UseCase("exchange", "claims", "What the records give for each claim: claimed, computed, finding, and the command behind it", Examples =
[
    "exchange claims",
    "exchange claims --claim q02 --json --require finding=confirmed",
])]
public sealed class CheckClaims(Workspace workspace) : IUseCase<CheckClaims.Request, CheckClaims.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        UnitTree units = await UnitTree.Read(workspace.Ledger, cancel);
        ClaimBook book = await ClaimBook.Read(workspace, cancel);
        IReadOnlyList<(Claim Claim, ClaimCheck Check)> found = await book.All(it => (request.Claim is null || it.Id == request.Claim) && (request.Under is null || (it.Unit is { } unit && units.IsUnder(unit, request.Under))), cancel);
        if (request.Claim is not null && found.Count == 0)
        {
            throw new RefusalException(RefusalKind.Failed, "entry_unknown", $"There is no claim {request.Claim}.", "See them with: pacesetter claim list");
        }

        var entries = new Entries(workspace, Actor.System);
        // What was found by a second person stays as they saw it.
        foreach ((Claim claim, ClaimCheck check) in found.Where(it => !workspace.IsNarrowed && it.Claim.State == ClaimState.Reported && it.Claim.Computed != Kept(it.Check.Computed)))
        {
            await entries.Edit(Nouns.Of(typeof(Claim)), claim.Id, new JsonObject { ["computed"] = Kept(check.Computed) }, claim.Version, cancel);
        }

        return new([.. found.Select(it => it.Check)]);
    }

    // What a store keeps of a quotient without end; the comparison is made before.
    static decimal? Kept(decimal? computed) => computed is { } value ? Math.Round(value, 6, MidpointRounding.AwayFromZero) : null;

    public sealed record Request
    {
        [Field("Only this claim", Value = "CLAIM")]
        public string? Claim { get; init; }

        [Field("Only claims of this unit and those below it", Value = "UNIT")]
        public string? Under { get; init; }
    }

    public sealed record Answer(IReadOnlyList<ClaimCheck> Rows);
}
