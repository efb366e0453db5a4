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

    /// <summary>Records a question that comes near to single persons; others leave no trace. One that goes further back than persons are shown is cut there.</summary>
    /// <exception cref="RefusalException">It asks for days that lie further back by name.</exception>
    public static async Task Note(Workspace workspace, Actor actor, UseCaseDescription useCase, object request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        // Entries are looked at one by one.
        if (Rights.Of(useCase)?.Sees(request).HasFlag(DataClass.Named) != true || useCase.Noun is not null)
        {
            return;
        }

        if (request is Filters asked && workspace.Policy().Retention.PersonsFrom(workspace.Today) is { } first)
        {
            Limit(asked, first);
        }

        // An export tells what it gave out when that is known.
        if (useCase.Name == "export")
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

    static void Limit(Filters asked, DateOnly first)
    {
        if (asked.From < first || asked.To < first)
        {
            throw RetentionPolicy.Beyond(first);
        }

        if (asked.From is null)
        {
            typeof(Filters).GetProperty(nameof(Filters.From))!.SetValue(asked, (DateOnly?)first);
        }
    }

    static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);
}
