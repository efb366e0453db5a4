using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>Marks alerts read.</summary>
[UseCase("alert", "read", "Mark an alert read, or all", Examples = ["alert read 3f9a1c2b4d5e --account ann", "alert read --all --account ann"])]
public sealed class ReadAlerts(Workspace workspace, Asker asker) : IUseCase<ReadAlerts.Request, ReadAlerts.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string account = OwnAlerts.Changed(asker, request.Account);
        if (request.Id is null != request.All)
        {
            throw new RefusalException(RefusalKind.Usage, "alert_needed", "It is not said which alert.", "Name one, or all with --all.");
        }

        IQueryable<Alert> own = workspace.Registry.Set<Alert>().Where(it => it.Account == account);
        if (request.Id is { } id && !await own.AnyAsync(it => it.Id == id, cancel))
        {
            throw new RefusalException(RefusalKind.Failed, "alert_unknown", $"There is no alert {id}.", "See them with: pacesetter alert list");
        }

        DateTimeOffset now = workspace.Clock.GetUtcNow();
        int read = await own.Where(it => it.ReadAt == null && (request.Id == null || it.Id == request.Id)).ExecuteUpdateAsync(row => row.SetProperty(it => it.ReadAt, now), cancel);
        return new(read, await own.CountAsync(it => it.ReadAt == null, cancel));
    }

    public sealed record Request
    {
        [Field("The alert", Argument = true, Value = "ID")]
        public string? Id { get; init; }

        [Field("All of them")]
        public bool All { get; init; }

        [Field("Whose, for whoever works on the files; over the network one's own alone", Value = "ACCOUNT")]
        public string? Account { get; init; }
    }

    /// <summary>How many were marked now, and how many are left unread.</summary>
    public sealed record Answer(int Read, int Unread);
}
