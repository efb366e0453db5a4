using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Auditing;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Registry.Conventions;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>The life-cycles as a table, and what is not in it.</summary>
public sealed class LifecycleTests
{
    static readonly CancellationToken None = CancellationToken.None;

    [Theory, EveryRegistry]
    public async Task AT_70_Whatever_move_or_role_is_not_in_the_life_cycles_is_refused_and_the_refusal_recorded(string provider)
    {
        using var desk = new Desk(provider);
        int refused = 0;
        foreach (Noun noun in Nouns.All)
        {
            await using var all = await desk.Workspace.Registry.Database.BeginTransactionAsync(None);
            foreach (string from in noun.States)
            {
                Put(desk, noun, from);
                foreach (string to in noun.States)
                {
                    refused += await Refuse(desk, noun, from, to);
                }
            }

            await all.CommitAsync(None);
        }

        List<AuditEntry> told = await desk.Workspace.Registry.AuditEntries.AsNoTracking().Where(it => it.Act == "refuse").ToListAsync(None);
        Assert.Equal(refused, told.Count);
        Assert.True(refused > 3000, $"only {refused} refusals");
        Assert.True((await new VerifyAudit(desk.Workspace).Run(new VerifyAudit.Request(), None)).Whole);
    }

    [Theory, EveryRegistry]
    public void AT_70_The_database_refuses_what_is_not_in_the_life_cycles_too(string provider)
    {
        using var desk = new Desk(provider);
        DbContext registry = desk.Workspace.Registry;
        foreach (Noun noun in Nouns.All)
        {
            foreach (string from in noun.States)
            {
                Put(desk, noun, from);
                foreach (string to in noun.States.Where(to => to != from))
                {
                    // Neither an illegal move nor a legal one that nobody recorded.
                    string statement = $"UPDATE {noun.Table} SET state = '{to}', version = version + 1 WHERE id = '{from}'";
                    Assert.Contains("illegal move", Assert.ThrowsAny<DbException>(() => registry.Database.ExecuteSqlRaw(statement)).Message, StringComparison.Ordinal);
                }
            }

            string gone = $"DELETE FROM {noun.Table}";
            Assert.ThrowsAny<DbException>(() => registry.Database.ExecuteSqlRaw(gone));
        }
    }

    [Theory, EveryRegistry]
    public async Task AT_71_Whoever_wrote_it_or_gains_by_it_does_not_judge_it_neither_here_nor_in_the_database(string provider)
    {
        using var desk = new Desk(provider);
        int moves = 0;
        foreach ((Noun noun, LegalMove move) in Nouns.All.SelectMany(noun => noun.Moves.Where(it => it.Independent).Select(it => (noun, it))))
        {
            string id = $"{move.From}-{move.To}-{moves++}";
            Put(desk, noun, move.From, id, "ann");
            Roles role = RoleWords.Each.First(it => it is not (Roles.System or Roles.Originator) && move.Roles.HasFlag(it));
            foreach (Actor by in (Actor[])[new("ann", role), Actor.Owner])
            {
                RefusalException refusal = await Assert.ThrowsAsync<RefusalException>(() => new Entries(desk.Workspace, by).Move(noun, id, move.To, "mine", None));
                Assert.Equal((RefusalKind.NotAuthorised, by.Person is null ? "person_needed" : "not_independent"), (refusal.Kind, refusal.Id));
                var forged = new EntryMove { Noun = noun.Key, Entry = id, Version = 2, FromState = move.From, ToState = move.To, Person = by.Person, Role = RoleWords.Of(role), At = desk.Workspace.Clock.GetUtcNow(), Why = "forged", Inputs = "" };
                desk.Workspace.Registry.Add(forged);
                DbUpdateException stopped = await Assert.ThrowsAsync<DbUpdateException>(() => desk.Workspace.Registry.SaveChangesAsync(None));
                Assert.Contains("not independent", stopped.InnerException!.Message, StringComparison.Ordinal);
                desk.Workspace.Registry.ChangeTracker.Clear();
            }
        }

        Assert.True(moves > 20, $"only {moves} moves need a second person");
    }

    [Theory, EveryRegistry]
    public async Task AT_71_Nobody_judges_for_their_own_team_while_it_is_scored(string provider)
    {
        using var desk = new Desk(provider);
        await desk.Add("campaign", """{ "id": "c", "title": "Spring", "enrolments": [{ "unit": "A", "on": "2026-03-01" }] }""", state: "open");
        await desk.Add("practice", """{ "id": "p", "title": "Two racks", "kind": "management", "contributors": [{ "person": "ann", "share": 1, "accepted": true }], "evidence": [{ "kind": "work", "reference": "r1" }], "baseline": "December", "signatures": [{ "role": "quality", "person": "q", "on": "2026-03-01" }, { "role": "safety", "person": "s", "on": "2026-03-01" }, { "role": "maintenance", "person": "m", "on": "2026-03-01" }] }""", state: "observed");

        Assert.Equal("line_is_scored", (await Desk.Refused(desk.Move("practice", "p", "verified", "li:verifier"))).Id);
        Assert.Equal("verified", (await desk.Move("practice", "p", "verified", "vera:verifier"))["state"]!.ToString());
    }

    [Fact]
    public void The_life_cycles_are_those_that_the_documentation_shows()
    {
        string file = Path.Combine(Root(AppContext.BaseDirectory), "docs", "life-cycles.md");
        string table = Table();
        if (!File.Exists(file) || File.ReadAllText(file) != table)
        {
            File.WriteAllText(file + ".received", table);
            Assert.Fail($"docs/life-cycles.md tells other life-cycles than the program's: look at {file}.received, and put it in its place if it is meant.");
        }
    }

    static async Task<int> Refuse(Desk desk, Noun noun, string from, string to)
    {
        Roles allowed = noun.Moves.Where(it => it.From == from && it.To == to).Aggregate(Roles.None, (sum, it) => sum | it.Roles);
        int refused = 0;
        foreach (Roles role in RoleWords.Each.Where(it => (it & allowed) == Roles.None && (allowed != Roles.None || it == Roles.Worker)))
        {
            Actor by = role == Roles.System ? Actor.System : new("ann", role);
            RefusalException refusal = await Assert.ThrowsAsync<RefusalException>(() => new Entries(desk.Workspace, by).Move(noun, from, to, "try", None));
            Assert.Equal(allowed == Roles.None ? "move_illegal" : "role_lacks_move", refusal.Id);
            refused++;
        }

        return refused;
    }

    // Written behind the engine's back, in a state and with an author of the test's choice.
    static void Put(Desk desk, Noun noun, string state, string? id = null, string? author = null)
    {
        Entry entry = noun.Blank();
        (entry.Id, entry.Unit, entry.Version, entry.CreatedBy) = (id ?? state, "A", 1, author);
        foreach (string property in noun.Unique.Where(it => noun.Type.GetProperty(it)!.PropertyType == typeof(string)))
        {
            noun.Type.GetProperty(property)!.SetValue(entry, entry.Id);
        }

        noun.Enter(entry, state);
        desk.Workspace.Registry.Add(entry).Property(NounTables.Involved).CurrentValue = author is null ? "[]" : $"[\"{author}\"]";
        desk.Workspace.Registry.SaveChanges();
    }

    static string Table()
    {
        var text = new StringBuilder("""
            # The life-cycles

            Every move of every noun: who may make it, whether it takes a second person (one who did not write the entry, took no part in it and
            gains nothing by it), and whether the program makes it by itself, on its day or after another entry's move. Whatever is not here is
            refused, by the program and by the database. `LifecycleTests` compares this page with the program.

            """.ReplaceLineEndings("\n"));
        foreach (Noun noun in Nouns.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {noun.Key}\n\n{noun.Summary[..1].ToUpperInvariant()}{noun.Summary[1..]}. It begins as `{noun.States[0]}`.\n\n| from | to | who | second person | by itself |\n|---|---|---|---|---|\n");
            foreach (LegalMove move in noun.Moves)
            {
                text.Append(CultureInfo.InvariantCulture, $"| {move.From} | {move.To} | {RoleWords.Of(move.Roles)} | {(move.Independent ? "yes" : "")} | {(move.Due is not null ? "on its day" : move.Follows ? "follows" : "")} |\n");
            }
        }

        return text.ToString();
    }

    static string Root(string directory) =>
        File.Exists(Path.Combine(directory, "Pacesetter.slnx")) ? directory : Root(Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("No Pacesetter.slnx above the tests."));
}
