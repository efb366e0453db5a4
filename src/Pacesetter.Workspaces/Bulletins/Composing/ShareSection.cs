using Pacesetter.Recognising;
using Pacesetter.Workspaces.Measuring;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>The share of pacesetters with both denominators; a count of persons below k is not told.</summary>
sealed class ShareSection(Workspace workspace, Registry.Policy policy, By by)
{
    readonly int k = by == By.Person ? workspace.Policy().Lattice.K : 0;

    public PacesetterShare Of(Titles titles, Titles? before) => new(policy.Titles.Threshold)
    {
        Counted = by == By.Person ? Counted.Persons : Counted.Teams,
        Holders = Count(titles.Holders),
        OnRoll = Figure.Of(Heads(titles.Population)),
        OnQuota = Figure.Of(titles.OnQuota),
        OfRoll = Share(titles, titles.ShareOfAll),
        OfOnQuota = Share(titles, titles.ShareOfOnQuota),
        OfRollBefore = before is null ? Figure.Missing("no_period_before") : Share(before, before.ShareOfAll),
    };

    /// <summary>Heads weighted by days, to one decimal and without it where it is nought.</summary>
    public static decimal Heads(decimal population) => decimal.Round(population, 1, MidpointRounding.AwayFromZero) / 1.0m;

    Figure Count(int holders) => Small(holders) ? Figure.Below(k) : Figure.Of(holders);

    Figure Share(Titles titles, decimal? share) => share is null ? Figure.Missing("no_roll") : Small(titles.Holders) ? Figure.Missing("below_k") : Figure.Of(share.Value);

    bool Small(int holders) => holders > 0 && holders < k;
}
