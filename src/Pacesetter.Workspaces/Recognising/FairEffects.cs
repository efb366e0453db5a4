using Pacesetter.Panels;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.FixedEffects;
using Pacesetter.Statistics.Shrinkage;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Recognising;

/// <summary>The effects of persons or teams on fulfilment, net of operation, machine and shift, each with its error: what choice and ranks start from.</summary>
static class FairEffects
{
    /// <summary>The fewest that make a group to be compared within.</summary>
    const int Fewest = 5;

    /// <summary>Estimates them from the work records.</summary>
    /// <exception cref="RefusalException">The policy names no persons, or there is nothing to compare.</exception>
    public static async Task<NoisyUnits> Read(Workspace workspace, NoisyUnitsRequest request, bool together, CancellationToken cancel)
    {
        if (request.Covariates.Count > 0 || request.Weights is not null)
        {
            throw new RefusalException(RefusalKind.Usage, "file_needed", "--covariates and --weights are columns of a file.", "Name it with --file, or leave them out.");
        }

        bool persons = workspace.Policy().Titles.Persons;
        if (request.By == "person" && !persons)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "titles_for_persons_off", "The policy of this workspace chooses teams, not persons.", "Ask for --by team, or change the policy with: pacesetter policy set titles.persons true --why TEXT");
        }

        Factor first = request.By is { } by ? (by == "team" ? Factor.Team : Factor.Person) : persons ? Factor.Person : Factor.Team;
        Period period = await Scoping.PeriodOrLastMonth(request, workspace.Ledger, cancel);
        using FairCellReader cells = await FairCellReader.Read(workspace.Ledger, Scoping.Of(request) with { Period = period, VerifiedOnly = true }, (Factors.Usual(first), FairRoom.Of(workspace)), cancel);
        return Of(cells, together);
    }

    /// <summary>The same of cells as they were read: part by part where they are many, else at once.</summary>
    public static NoisyUnits Of(FairCellReader cells, bool together)
    {
        using FairParts? parts = cells.Parts();
        return parts is not null && InParts(parts) is { } fit ? Of(fit, together) : Of(cells.Comparable(), together);
    }

    static Fit? InParts(FairParts parts)
    {
        FairKept kept = parts.Kept;
        PartedEffects effects = parts.Effects(kept.Logs.HoursY / kept.Logs.Hours);
        foreach (FairPart part in parts.Read())
        {
            effects.Add(part.Cells.Logs(), part.Numbers);
        }

        return effects.Finish() is { } found ? new(kept.Levels[0], found.Effects[0], found.EffectErrors?[0], found.Classes[0]) : null;
    }

    /// <summary>The effects of the first factor, as differences from the mean of those that can be compared; groups of fewer than <see cref="Fewest"/> are left out.</summary>
    /// <param name="cells">The cells.</param>
    /// <param name="together">Keep only the largest group, so that all can be compared with all.</param>
    public static NoisyUnits Of(FairCells cells, bool together)
    {
        if (cells.Factors.Count < 2)
        {
            throw new AssumptionException(Assumption.OneLevel, "factors", "factors: all that is beside the first factor (operation, machine, shift) has one level, so there is nothing to take out");
        }

        CrossedEstimate fit = CrossedEffects.Estimate(cells.Logs());
        return Of(new Fit(cells.Levels[0], fit.Effects[0], fit.EffectErrors?[0], fit.Classes[0]), together);
    }

    static NoisyUnits Of(Fit fit, bool together)
    {
        int[] classes = fit.Classes;
        double[] errors = fit.Errors ?? throw new RefusalException(RefusalKind.Failed, "too_many_levels", "So many operations and machines leave no errors of the effects.", "Ask for one site with --under.");
        Dictionary<int, int> sizes = classes.CountBy(it => it).ToDictionary();
        int largest = sizes.MaxBy(it => it.Value).Key;
        int[] kept =
        [
            .. Enumerable.Range(0, classes.Length)
                .Where(i => errors[i] > 0 && (together ? classes[i] == largest : sizes[classes[i]] >= Fewest))
                .OrderBy(i => fit.Units[i], StringComparer.Ordinal),
        ];
        return kept.Length < 3
            ? throw new RefusalException(RefusalKind.Failed, "nobody_to_compare", $"Only {kept.Length} can be compared net of operation, machine and shift.", "Widen --from, --to and --under.")
            : new([.. kept.Select(i => fit.Units[i])], new NoisyEffects(kept.Select(i => fit.Effects[i]).ToArray(), kept.Select(i => errors[i]).ToArray()), classes.Length - kept.Length)
            {
                Components = GroupNumbers.InOrder(kept.Select(i => classes[i])),
            };
    }

    /// <summary>The estimate of the first factor.</summary>
    sealed record Fit(string[] Units, double[] Effects, double[]? Errors, int[] Classes);
}
