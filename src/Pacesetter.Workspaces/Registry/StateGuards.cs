using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Workspaces.Registry;

/// <summary>Triggers that hold the database to the life-cycles: no state but by a recorded, legal move; no judgement by who is involved; nothing deleted.</summary>
/// <remarks>They are written from the registered nouns, so they are renewed whenever a program with other life-cycles upgrades the registry.</remarks>
static class StateGuards
{
    /// <summary>True where the database holds the guards of this program.</summary>
    public static bool InPlace(RegistryContext registry) =>
        registry.Stamps.AsNoTracking().Any(it => it.Name == nameof(StateGuards) && it.Value == Fingerprint(registry));

    /// <summary>Puts the guards of this program in place.</summary>
    public static void Install(RegistryContext registry)
    {
        using var change = registry.Database.BeginTransaction();
        foreach (string statement in Statements(registry))
        {
            registry.Database.ExecuteSqlRaw(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
        }

        string fingerprint = Fingerprint(registry);
        registry.Stamps.Where(it => it.Name == nameof(StateGuards)).ExecuteDelete();
        registry.Stamps.Add(new Stamp { Name = nameof(StateGuards), Value = fingerprint });
        registry.SaveChanges();
        change.Commit();
        registry.ChangeTracker.Clear();
    }

    static string Fingerprint(RegistryContext registry) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join("\n", Statements(registry)))));

    static IEnumerable<string> Statements(RegistryContext registry) => HandWrittenSchema.Scripts(registry).Concat(Guards(registry)).Concat(RowPolicies.Statements(registry));

    static IEnumerable<string> Guards(RegistryContext registry) =>
        registry is PostgresRegistry ? Nouns.All.SelectMany(Postgres).Prepend(PostgresRefusal).Concat(PostgresHistory) : Nouns.All.SelectMany(Sqlite).Concat(SqliteHistory);

    static string Legal(Noun noun, string from, string to) =>
        string.Join(" OR ", noun.Moves.GroupBy(move => move.From).Select(moves => $"({from} = '{moves.Key}' AND {to} IN ({Words(moves.Select(move => move.To))}))"));

    static string Judging(Noun noun) =>
        string.Join(" OR ", noun.Moves.Where(move => move.Independent).Select(move => $"(NEW.from_state = '{move.From}' AND NEW.to_state = '{move.To}')").DefaultIfEmpty("1 = 0"));

    static string Words(IEnumerable<string> words) => string.Join(", ", words.Distinct().Select(word => $"'{word}'"));

    static string Recorded(Noun noun) =>
        $"EXISTS (SELECT 1 FROM entry_moves m WHERE m.noun = '{noun.Key}' AND m.entry = NEW.id AND m.version = NEW.version AND m.to_state = NEW.state AND m.from_state = OLD.state)";

    static IEnumerable<string> Sqlite(Noun noun)
    {
        string table = noun.Table;
        foreach (string trigger in (string[])["born", "moved", "kept", "judged"])
        {
            yield return $"DROP TRIGGER IF EXISTS {table}_{trigger}";
        }

        yield return $"CREATE TRIGGER {table}_born BEFORE INSERT ON {table} WHEN NEW.state NOT IN ({Words(noun.States)}) BEGIN SELECT RAISE(ABORT, 'unknown state'); END";
        yield return $"CREATE TRIGGER {table}_moved BEFORE UPDATE OF state ON {table} WHEN OLD.state <> NEW.state AND (NOT ({Legal(noun, "OLD.state", "NEW.state")}) OR NOT {Recorded(noun)}) BEGIN SELECT RAISE(ABORT, 'illegal move'); END";
        yield return $"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, 'entries are not deleted'); END";
        yield return $"CREATE TRIGGER {table}_judged BEFORE INSERT ON entry_moves WHEN NEW.noun = '{noun.Key}' AND ({Judging(noun)}) AND (NEW.person IS NULL OR EXISTS (SELECT 1 FROM {table} e, json_each(e.involved) j WHERE e.id = NEW.entry AND j.value = NEW.person)) BEGIN SELECT RAISE(ABORT, 'not independent'); END";
    }

    static IEnumerable<string> SqliteHistory =>
    [
        "DROP TRIGGER IF EXISTS entry_moves_unchanged",
        "DROP TRIGGER IF EXISTS entry_moves_kept",
        "CREATE TRIGGER entry_moves_unchanged BEFORE UPDATE ON entry_moves BEGIN SELECT RAISE(ABORT, 'moves are not changed'); END",
        "CREATE TRIGGER entry_moves_kept BEFORE DELETE ON entry_moves BEGIN SELECT RAISE(ABORT, 'moves are not deleted'); END",
    ];

    const string PostgresRefusal = "CREATE OR REPLACE FUNCTION pacesetter_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$";

    static IEnumerable<string> Postgres(Noun noun)
    {
        string table = noun.Table;
        foreach (string trigger in (string[])["born", "moved", "kept"])
        {
            yield return $"DROP TRIGGER IF EXISTS {table}_{trigger} ON {table}";
        }

        yield return $"DROP TRIGGER IF EXISTS {table}_judged ON entry_moves";
        yield return $"CREATE TRIGGER {table}_born BEFORE INSERT ON {table} FOR EACH ROW WHEN (NEW.state NOT IN ({Words(noun.States)})) EXECUTE FUNCTION pacesetter_refuse('unknown state')";
        yield return $"CREATE OR REPLACE FUNCTION {table}_moved() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NOT ({Legal(noun, "OLD.state", "NEW.state")}) OR NOT {Recorded(noun)} THEN RAISE EXCEPTION 'illegal move'; END IF; RETURN NEW; END $$";
        yield return $"CREATE TRIGGER {table}_moved BEFORE UPDATE ON {table} FOR EACH ROW WHEN (OLD.state <> NEW.state) EXECUTE FUNCTION {table}_moved()";
        yield return $"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION pacesetter_refuse('entries are not deleted')";
        yield return $"CREATE OR REPLACE FUNCTION {table}_judged() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.person IS NULL OR EXISTS (SELECT 1 FROM {table} e, jsonb_array_elements_text(e.involved) AS j(value) WHERE e.id = NEW.entry AND j.value = NEW.person) THEN RAISE EXCEPTION 'not independent'; END IF; RETURN NEW; END $$";
        yield return $"CREATE TRIGGER {table}_judged BEFORE INSERT ON entry_moves FOR EACH ROW WHEN (NEW.noun = '{noun.Key}' AND ({Judging(noun)})) EXECUTE FUNCTION {table}_judged()";
    }

    static IEnumerable<string> PostgresHistory =>
    [
        "DROP TRIGGER IF EXISTS entry_moves_kept ON entry_moves",
        "CREATE TRIGGER entry_moves_kept BEFORE UPDATE OR DELETE ON entry_moves FOR EACH ROW EXECUTE FUNCTION pacesetter_refuse('moves are not changed')",
    ];
}

/// <summary>What the program notes of the database itself.</summary>
sealed class Stamp
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}
