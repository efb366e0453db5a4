using Pacesetter.Statistics.Efficiency;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>What of a question to the frontier goes together.</summary>
static class FrontierRequestRules
{
    /// <exception cref="RefusalException">Something does not; the text says what would.</exception>
    public static void Check(MeasureFrontier.Request request, Orientation orientation)
    {
        bool slacksBased = request.Model is FrontierModel.Sbm or FrontierModel.SuperSbm;
        Refuse(request.Undesirable.Count > 0 && !slacksBased, "undesirable_needs_sbm", "--undesirable needs a measure that looks at each figure by itself.", "Use --model sbm or --model super-sbm.");
        Refuse(request.Returns == FrontierReturns.Fdh && request.Model != FrontierModel.Radial && !request.Model.IsPartial(), "fdh_is_radial", "--returns fdh takes single units, for which there is the radial measure only.", "Use --model radial, or other returns.");
        Refuse(orientation == Orientation.Both && !request.Model.TakesBoth(), "orientation_needed", $"--model {Words.Of(request.Model)} needs one orientation.", "Use --orientation input or --orientation output.");
        Refuse(request.M < 1, "m_not_positive", $"--m {request.M} compares with nobody.", "Name at least 1.");
        Refuse(request.Alpha is not (> 0 and <= 1), "alpha_not_a_share", "--alpha is a share above 0 and at most 1.", "Use for example --alpha 0.95.");
        if (request.Bootstrap is { } replications)
        {
            Refuse(replications < 2, "bootstrap_too_few", $"--bootstrap {replications} is too few to draw from.", "Use 2000.");
            Refuse(replications > 100_000, "bootstrap_too_many", $"--bootstrap {replications} is more than anybody waits for.", "Use 2000.");
            Refuse(request.Model != FrontierModel.Radial || request.Returns == FrontierReturns.Fdh, "bootstrap_needs_radial", "--bootstrap is for the radial model with mixtures.", "Use --model radial with --returns crs, vrs, drs or irs.");
            Refuse(request.Seed < 0, "seed_negative", $"--seed {request.Seed} is below zero.", "Use a whole number from 0 on.");
        }
    }

    static void Refuse(bool wrong, string id, string text, string remedy)
    {
        if (wrong)
        {
            throw new RefusalException(RefusalKind.Usage, id, text, remedy);
        }
    }
}
