using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.Paging;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Alerting;

/// <summary>Lists one's own alerts.</summary>
[UseCase("alert", "list", "One's own alerts, the latest first", Examples = ["alert list --account ann", "alert list --account ann --unread --json"])]
public sealed class ListAlerts(Workspace workspace, Actor actor, Asker asker, TermPack words) : IUseCase<ListAlerts.Request, ListAlerts.Answer>
{
    const int Usual = 50;
    const int MostRows = 200;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        string account = OwnAlerts.Account(asker, request.Account);
        var cursors = new Cursors(workspace, actor, request with { Cursor = null, Limit = Usual, Account = account });
        int limit = Cursors.Size(request.Limit, request.Cursor, MostRows) ?? Usual;
        Place? after = await cursors.Open<Place>(request.Cursor, cancel);
        IQueryable<Alert> own = workspace.Registry.Set<Alert>().AsNoTracking().Where(it => it.Account == account);
        int unread = await own.CountAsync(it => it.ReadAt == null, cancel);
        own = request.Unread ? own.Where(it => it.ReadAt == null) : own;
        own = after is null ? own : own.Where(it => it.At < after.At || (it.At == after.At && it.Id.CompareTo(after.Id) > 0));
        List<Alert> found = await own.OrderByDescending(it => it.At).ThenBy(it => it.Id).Take(limit + 1).ToListAsync(cancel);
        List<Alert> page = found[..Math.Min(limit, found.Count)];
        return new(account, unread, await AlertRow.Of(workspace, page, actor, words, cancel), found.Count > limit ? await cursors.At(new Place(page[^1].At, page[^1].Id), cancel) : null);
    }

    public sealed record Request
    {
        [Field("Whose, for whoever works on the files; over the network one's own alone", Value = "ACCOUNT")]
        public string? Account { get; init; }

        [Field("Only those that are not marked read")]
        public bool Unread { get; init; }

        [Field("How many at most; the answer's next goes on", Value = "N")]
        public int Limit { get; init; } = Usual;

        [Field("Where the page before ended: its next", Value = "CURSOR")]
        public string? Cursor { get; init; }
    }

    /// <summary>A page of alerts; next is null on the last.</summary>
    public sealed record Answer(string Account, int Unread, IReadOnlyList<AlertRow> Rows, string? Next);
}
