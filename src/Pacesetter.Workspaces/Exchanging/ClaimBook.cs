using Microsoft.EntityFrameworkCore;
using Pacesetter.Exchanging;
using Pacesetter.Recognising;
using Pacesetter.Workspaces.Exchanging.Findings;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Exchanging;

/// <summary>Computes from the records what claims say, and compares.</summary>
sealed class ClaimBook
{
    readonly IReadOnlyList<Claim> claims;
    readonly WorkFigures work;
    readonly RegistryFigures registry;

    ClaimBook(IReadOnlyList<Claim> claims, Workspace workspace, UnitTree units) => (this.claims, work, registry) = (claims, new(workspace, units), new(workspace, units));

    public static async Task<ClaimBook> Read(Workspace workspace, CancellationToken cancel)
    {
        List<Claim> claims = await workspace.Registry.Set<Claim>().AsNoTracking().ToListAsync(cancel);
        return new([.. claims.OrderBy(it => it.Id, StringComparer.Ordinal)], workspace, await UnitTree.Read(workspace.Ledger, cancel));
    }

    public async Task<IReadOnlyList<(Claim Claim, ClaimCheck Check)>> All(Func<Claim, bool> asked, CancellationToken cancel)
    {
        var found = new List<(Claim, ClaimCheck)>();
        foreach (Claim claim in claims.Where(asked))
        {
            found.Add((claim, Compare(claim, await Figure(claim, cancel))));
        }

        return found;
    }

    async Task<ClaimFigure> Figure(Claim claim, CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(claim.Basis))
        {
            return ClaimFigure.Missing("basis_missing");
        }

        if (string.IsNullOrWhiteSpace(claim.Population))
        {
            return ClaimFigure.Missing("population_missing");
        }

        FigureAsked asked = FigureAsked.Read(claim.Basis, claim.Population);
        return await work.Of(asked, cancel) ?? await registry.Of(asked, cancel) ?? ClaimFigure.Missing("basis_unknown");
    }

    // Compared before rounding.
    static ClaimCheck Compare(Claim claim, ClaimFigure figure)
    {
        ClaimCheck row = new(claim.Id, claim.Population)
        {
            Sentence = claim.Sentence,
            Basis = claim.Basis,
            Source = claim.Source,
            Comparator = claim.Comparator,
            Claimed = claim.Quantity,
            MeasureUnit = claim.MeasureUnit,
            Computed = figure.Value,
            State = claim.State,
            Command = figure.Command,
        };
        return (claim.Quantity, figure.Value) switch
        {
            (null, _) => row with { Reason = "quantity_missing" },
            (_, null) => row with { Reason = figure.Reason },
            ({ } claimed, { } computed) => row with { Difference = computed - claimed, Finding = claim.Comparator.Holds(computed, 1m, claimed) ? Finding.Confirmed : Finding.NotConfirmed },
        };
    }
}
