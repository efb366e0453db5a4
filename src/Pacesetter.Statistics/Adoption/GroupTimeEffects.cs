using System.Collections.Immutable;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Statistics.Adoption;

/// <summary>Who a group is compared with.</summary>
public enum ControlGroup
{
    /// <summary>Units that never take the measure up.</summary>
    Never,

    /// <summary>Units that have not taken it up yet in the period.</summary>
    NotYet,
}

/// <summary>The effect on the units of one first period, in one period.</summary>
/// <param name="Group">Their first period in use.</param>
/// <param name="Period">The period; before the group's it is a change that should be none.</param>
/// <param name="Effect">The effect.</param>
/// <param name="StandardError">Its standard error; not a number where the group, or those it is compared with, is one unit.</param>
public sealed record GroupTimeEffect(int Group, int Period, double Effect, double StandardError);

/// <summary>An average of group-time effects.</summary>
/// <param name="Key">The group, the period, or the periods in use, as the average says; 0 for a whole.</param>
/// <param name="Effect">The average.</param>
/// <param name="StandardError">Its standard error; not a number where that of a part is none.</param>
public sealed record AveragedEffect(int Key, double Effect, double StandardError);

/// <summary>Effects by the period of first use and the period looked at, and their averages: Callaway and Sant'Anna.</summary>
/// <remarks>
/// <para>ATT(g, t) = change of group g from its base to t less that of its controls; base g − 1 from g on, t − 1 before   [CallawaySantAnna2021]</para>
/// <para>With characteristics: doubly robust, logit of belonging to the group and least squares of the controls' change   [SantAnnaZhao2020]</para>
/// <para>Standard errors from influence functions, each unit its own cluster, with the group shares' own noise in the averages.</para>
/// <para>Units: the outcome's. Assumes: without the measure groups change as their controls; no effect before use. One base period: noisy where errors are independent; the imputation is surer there. Units with gaps, or in use from the first period, are left out and counted.</para>
/// <para>Checked against: R did 2.5.1 on mpdta, 1e-9, both controls, with and without a characteristic. Full text: docs/methods/group-time-effects.md.</para>
/// </remarks>
public sealed class GroupTimeEffects
{
    readonly GroupTimeSums sums;

    GroupTimeEffects(GroupTimeSums sums)
    {
        this.sums = sums;
        Cells = [.. sums.Cells.Select(cell => new GroupTimeEffect(cell.Group, cell.Period, cell.Effect, sums.Error(cell)))];
        var averages = new GroupTimeAverages(sums);
        (Simple, Groups, Group) = (averages.Simple(), averages.Groups(), averages.GroupOverall());
        (Dynamics, Dynamic) = (averages.Dynamics(), averages.DynamicOverall());
        (Calendars, Calendar) = (averages.Calendars(), averages.CalendarOverall());
    }

    /// <summary>Every group and period from the second on.</summary>
    public ImmutableArray<GroupTimeEffect> Cells { get; }

    /// <summary>All effects in use, weighted by group size.</summary>
    public AveragedEffect Simple { get; }

    /// <summary>By group, over its periods in use.</summary>
    public ImmutableArray<AveragedEffect> Groups { get; }

    /// <summary>The groups' averages, weighted by group size.</summary>
    public AveragedEffect Group { get; }

    /// <summary>By periods in use; below zero before use.</summary>
    public ImmutableArray<AveragedEffect> Dynamics { get; }

    /// <summary>The mean of the effects at 0, 1, 2 … periods in use.</summary>
    public AveragedEffect Dynamic { get; }

    /// <summary>By period.</summary>
    public ImmutableArray<AveragedEffect> Calendars { get; }

    /// <summary>The mean of the periods' effects.</summary>
    public AveragedEffect Calendar { get; }

    /// <summary>Units left out for gaps or for use from the first period on.</summary>
    public int LeftOut => sums.LeftOut;

    /// <summary>Estimates all groups and periods.</summary>
    /// <param name="panel">Units, periods and first uses; its characteristics are used, clusters are not.</param>
    /// <param name="control">Who groups are compared with.</param>
    /// <exception cref="AssumptionException"><see cref="Assumption.NoAdopters"/>, <see cref="Assumption.AdoptedBeforeFirstPeriod"/>, <see cref="Assumption.NoDonors"/>, <see cref="Assumption.NoOverlap"/>, <see cref="Assumption.Collinear"/>.</exception>
    public static GroupTimeEffects Estimate(StaggeredPanel panel, ControlGroup control = ControlGroup.Never)
    {
        panel.ThrowUnlessSound();
        return new(GroupTimeSums.Of(panel, control));
    }

    /// <summary>The joint Wald test that all changes before use are none; null where there are none or their covariance is singular. It is shown, and is no gate: a test that finds nothing may have had no chance to   [Roth2022].</summary>
    public (double Statistic, int Degrees, double PValue)? PreTest()
    {
        GroupTimeSums.Cell[] before = [.. sums.Cells.Where(cell => cell.Period < cell.Group)];
        if (before.Length == 0 || before.Length >= sums.Units)
        {
            return null;
        }

        double? statistic = sums.Wald(before);
        return statistic is { } w ? (w, before.Length, ChiSquared.Upper(w, before.Length)) : null;
    }
}
