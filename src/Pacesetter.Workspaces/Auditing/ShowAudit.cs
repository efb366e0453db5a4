using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Auditing;

/// <summary>Shows what was done and looked at.</summary>
[UseCase("audit", "show", "Who did and looked at what, the latest first", Examples =
[
    "audit show --noun practice --subject PR-7",
    "audit show --act export --from 2026-02-01 --to 2026-02-28",
    "audit show --take 500 --before 12001 --json",
])]
public sealed class ShowAudit(Workspace workspace) : IUseCase<ShowAudit.Request, ShowAudit.Answer>
{
    const int MostRows = 10_000;

    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Take is < 1 or > MostRows)
        {
            throw new RefusalException(RefusalKind.Usage, "take_out_of_range", $"--take is 1 to {MostRows}.", "Go on with --before and the answer's next.");
        }

        List<AuditEntry> entries = await Asked(request).OrderByDescending(it => it.Sequence).Take(request.Take + 1).ToListAsync(cancel);
        long? next = entries.Count > request.Take ? entries[request.Take - 1].Sequence : null;
        return new Answer([.. entries.Take(request.Take).Select(Row)], next);
    }

    IQueryable<AuditEntry> Asked(Request request)
    {
        IQueryable<AuditEntry> entries = workspace.Registry.AuditEntries.AsNoTracking();
        entries = request.Before is { } before ? entries.Where(it => it.Sequence < before) : entries;
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

        [Field("Only entries before this one: the answer's next", Value = "SEQUENCE")]
        public long? Before { get; init; }

        [Field("How many entries at most", Value = "N")]
        public int Take { get; init; } = 100;
    }

    /// <summary>A page of entries; next is null on the last.</summary>
    public sealed record Answer(IReadOnlyList<EntryRow> Rows, long? Next);

    public sealed record EntryRow(long Sequence, string At, string Actor, string Role, string Act, string Noun, string? Subject, JsonNode? Detail, string Hash);
}
