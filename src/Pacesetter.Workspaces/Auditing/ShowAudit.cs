using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Paging;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Auditing;

/// <summary>Shows what was done and looked at.</summary>
[UseCase("audit", "show", "Who did and looked at what, the latest first", Examples =
[
    "audit show --noun practice --subject PR-7",
    "audit show --act export --from 2026-02-01 --to 2026-02-28",
    "audit show --limit 500 --json",
])]
public sealed class ShowAudit(Workspace workspace, Actor? actor = null) : IUseCase<ShowAudit.Request, ShowAudit.Answer>
{
    const int MostRows = 10_000;
    const int Usual = 100;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var cursors = new Cursors(workspace, actor ?? Actor.Owner, request with { Cursor = null, Limit = Usual });
        int limit = Cursors.Size(request.Limit, request.Cursor, MostRows) ?? Usual;
        long? before = await cursors.Open<long?>(request.Cursor, cancel);
        List<AuditEntry> entries = await Asked(request, before).OrderByDescending(it => it.Sequence).Take(limit + 1).ToListAsync(cancel);
        string? next = entries.Count > limit ? await cursors.At<long?>(entries[limit - 1].Sequence, cancel) : null;
        return new Answer([.. entries.Take(limit).Select(Row)], next);
    }

    IQueryable<AuditEntry> Asked(Request request, long? last)
    {
        IQueryable<AuditEntry> entries = workspace.Registry.AuditEntries.AsNoTracking();
        entries = last is { } before ? entries.Where(it => it.Sequence < before) : entries;
        entries = request.Actor is { } actor ? entries.Where(it => it.Actor == actor) : entries;
        entries = request.Act is { } act ? entries.Where(it => it.Act == act) : entries;
        entries = request.Noun is { } noun ? entries.Where(it => it.Noun == noun) : entries;
        entries = request.Subject is { } subject ? entries.Where(it => it.Subject == subject) : entries;
        if (request.From is { } from)
        {
            string first = Day(from);
            entries = entries.Where(it => it.At.CompareTo(first) >= 0);
        }

        if (request.To is { } to)
        {
            string after = Day(to.AddDays(1));
            entries = entries.Where(it => it.At.CompareTo(after) < 0);
        }

        return entries;
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static EntryRow Row(AuditEntry it) => new(it.Sequence, it.At, it.Actor, it.Role, it.Act, it.Noun, it.Subject, Parsed(it.Detail), Convert.ToHexStringLower(it.Hash));

    static JsonNode? Parsed(string detail)
    {
        try
        {
            return JsonNode.Parse(detail);
        }
        catch (JsonException)
        {
            // An entry somebody tampered with is shown all the same; audit verify says that it is broken.
            return JsonValue.Create(detail);
        }
    }

    public sealed record Request
    {
        [Field("Only what this person did", Value = "PERSON")]
        public string? Actor { get; init; }

        [Field("Only this act: add, edit, move, refuse, export, read_names, …", Value = "ACT")]
        public string? Act { get; init; }

        [Field("Only what was done to this noun or table", Value = "NOUN")]
        public string? Noun { get; init; }

        [Field("Only what was done to the one with this code", Value = "ID")]
        public string? Subject { get; init; }

        [Field("First day, inclusive, UTC", Value = "DATE")]
        public DateOnly? From { get; init; }

        [Field("Last day, inclusive, UTC", Value = "DATE")]
        public DateOnly? To { get; init; }

        [Field("How many entries at most; the answer's next goes on", Value = "N")]
        public int Limit { get; init; } = Usual;

        [Field("Where the page before ended: its next", Value = "CURSOR")]
        public string? Cursor { get; init; }
    }

    /// <summary>A page of entries; next is null on the last.</summary>
    public sealed record Answer(IReadOnlyList<EntryRow> Rows, string? Next);

    public sealed record EntryRow(long Sequence, string At, string Actor, string Role, string Act, string Noun, string? Subject, JsonNode? Detail, string Hash);
}
