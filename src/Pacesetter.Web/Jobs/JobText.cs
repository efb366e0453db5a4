using System.Globalization;
using Pacesetter.Web.Browsing;

namespace Pacesetter.Web.Jobs;

/// <summary>What jobs are called.</summary>
static class JobText
{
    // A use case that has no words of its own is told as it is asked for.
    public static string Name(Visit visit, string useCase) => visit.Words.Find($"page.jobs.what.{useCase.Replace(' ', '_')}") ?? visit.Words.Find($"page.looks.what.{useCase.Replace(' ', '_')}") ?? useCase;

    /// <summary>What it is at.</summary>
    public static string Task(Visit visit, string? task) => task is null ? "" : visit.Words.Find($"page.jobs.task.{task}") ?? task;

    public static string At(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
