using System.Globalization;
using Pacesetter.Access;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Access;

/// <summary>Records who asks for figures of single persons, and for which, so that those persons can be told.</summary>
public static class Looks
{
    /// <summary>The act of a question whose answer shows persons.</summary>
    public const string ReadPersons = "read_persons";

    /// <summary>Records a question that comes near to single persons; others leave no trace.</summary>
    public static async Task Note(Workspace workspace, Actor actor, UseCaseDescription useCase, object request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        // An export tells what it gave out when that is known.
        if (useCase.Noun is not null || useCase.Name == "export" || Rights.Of(useCase)?.Sees(request).HasFlag(DataClass.Named) != true)
        {
            return;
        }

        var filters = request as Filters;
        await workspace.Audit.Append(
            new Act(ReadPersons, useCase.Name)
            {
                Detail = new Dictionary<string, object?>
                {
                    ["from"] = Day(filters?.From),
                    ["to"] = Day(filters?.To),
                    ["under"] = filters?.Under,
                },
            }.By(actor),
            cancel);
    }

    static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
