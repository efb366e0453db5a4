using Pacesetter.Exchanging;
using Pacesetter.Statistics.Distributions;
using Pacesetter.Workspaces.Proving;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>What a practice will give the next unit that takes it up: the predictive law of its pooled effects.</summary>
/// <param name="Practice">The practice.</param>
/// <param name="Studies">Cohorts pooled, three or more.</param>
/// <param name="Mean">Earned hours an hour on quota.</param>
/// <param name="Scale">√(τ² + standard error²).</param>
/// <param name="Degrees">Degrees of freedom of Student's t.</param>
public sealed record ExchangeEffect(string Practice, int Studies, double Mean, double Scale, double Degrees)
{
    /// <summary>What it exceeds with a probability of 80 %.</summary>
    public double Lower => Mean + (Scale * StudentT.Quantile(0.2, Degrees));
}

/// <summary>The effects of practices, pooled when first asked for.</summary>
sealed class PracticeEffects(Workspace workspace)
{
    const int FewestStudies = 3;

    readonly Dictionary<string, ExchangeEffect?> known = new(StringComparer.Ordinal);

    /// <summary>Null where the practice is not about earned hours, or fewer than three of its cohorts have an estimate: a prediction needs three.</summary>
    /// <param name="practice">The practice.</param>
    /// <param name="inUse">How many units use or used it.</param>
    /// <param name="cancel">To stop.</param>
    public async Task<ExchangeEffect?> Of(Practice practice, int inUse, CancellationToken cancel)
    {
        if (practice.Metric != WeekPanels.Earned || inUse < FewestStudies)
        {
            return null;
        }

        if (!known.TryGetValue(practice.Id, out ExchangeEffect? effect))
        {
            // None of its words are used.
            var pool = new ProvePool(new WorkspaceDoor(_ => Task.FromResult(workspace)), TermPack.Load("en"));
            PoolAnswer answer = await pool.Run(new() { Practice = practice.Id }, cancel);
            known.Add(practice.Id, effect = answer is { K: >= FewestStudies, Mean: { } mean, StandardError: { } error, Tau2: { } between }
                ? new(practice.Id, answer.K, mean, Math.Sqrt(between + (error * error)), answer.K - 1)
                : null);
        }

        return effect;
    }
}
