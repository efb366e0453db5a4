using Pacesetter.Statistics.Distributions;

namespace Pacesetter.Workspaces.Proving;

/// <summary>The effect on a group week by week, before use and in it.</summary>
/// <param name="Recent">How many weeks before use the units were chosen by.</param>
/// <param name="Weeks">The weeks, oldest first.</param>
sealed record GroupCourse(int Recent, IReadOnlyList<CourseWeek> Weeks)
{
    static readonly double Normal95 = Normal.Quantile(0.975);

    public static GroupCourse? Of(JudgedCohort judged) => judged is { Path: { } path, Asked: { } asked }
        ? new(asked.Rule.RecentWeeks, [.. path.Points.Select(it => new CourseWeek(it.Week, it.Effect, it.Effect - (Normal95 * it.StandardError), it.Effect + (Normal95 * it.StandardError)))])
        : null;
}

/// <summary>One week: 0 is the first in use; with 95 % confidence.</summary>
sealed record CourseWeek(int Week, double Effect, double Low, double High);
