using Microsoft.EntityFrameworkCore;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Registry;

/// <summary>Row-level security of PostgreSQL: entries of units that a session does not reach are not there, whatever is asked. Forced, so that it holds for the tables' owner too.</summary>
static class RowPolicies
{
    /// <summary>The setting with the units that a session reaches, or <see cref="Everything"/>.</summary>
    public const string Reach = "pacesetter.reach";

    /// <summary>The setting with the person who asks.</summary>
    public const string Person = "pacesetter.person";

    /// <summary>The program itself.</summary>
    public const string Everything = "*";

    /// <summary>What stands between two units: no code holds it.</summary>
    public const char Between = '\u001f';

    const string Sees = $"coalesce(current_setting('{Reach}', true), '') = '{Everything}'";

    static IEnumerable<Noun> Limited => Nouns.All.Where(it => !it.Shared);

    static IEnumerable<string> Tables => [.. Limited.Select(it => it.Table), "entry_moves", "search_texts"];

    /// <summary>The statements that put the policies in place. Running them twice changes nothing.</summary>
    public static IEnumerable<string> Statements(RegistryContext registry)
    {
        if (registry is not PostgresRegistry)
        {
            yield break;
        }

        // A setting is read once a statement, not once a row.
        foreach (Noun noun in Limited)
        {
            foreach (string statement in Policy(noun.Table, $"unit IS NULL OR unit = ANY (string_to_array((SELECT current_setting('{Reach}', true)), chr(31))) OR involved ? (SELECT current_setting('{Person}', true))"))
            {
                yield return statement;
            }
        }

        string shared = string.Join(", ", Nouns.All.Where(it => it.Shared).Select(it => $"'{it.Key}'"));
        foreach ((string table, string entry) in ((string, string)[])[("entry_moves", "entry"), ("search_texts", "id")])
        {
            string parts = string.Concat(Limited.Select(it => $" OR (noun = '{it.Key}' AND EXISTS (SELECT 1 FROM {it.Table} e WHERE e.id = {table}.{entry}))"));
            foreach (string statement in Policy(table, $"noun IN ({shared}){parts}"))
            {
                yield return statement;
            }
        }
    }

    /// <summary>Refuses to serve with a role that the policies do not bind.</summary>
    /// <exception cref="RefusalException">The role is a superuser, may pass by the policies, owns tables, or the policies are not in place.</exception>
    public static void RefuseUnbound(RegistryContext registry)
    {
        if (registry is not PostgresRegistry)
        {
            return;
        }

        string[] tables = [.. Tables];
        if (registry.Database.SqlQuery<bool>($"SELECT rolsuper OR rolbypassrls AS \"Value\" FROM pg_roles WHERE rolname = current_user").Single()
            || registry.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_class WHERE relname = ANY ({tables}) AND relkind = 'r' AND pg_has_role(current_user, relowner, 'USAGE')").Single() > 0)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "registry_role_unbound", $"The role that opens the registry {registry.Place} is a superuser, may pass by row-level security, or owns the tables; a server must not run with it.", "Make a role for the server, then as the owner: pacesetter migrate --grant-to ROLE, and serve with that role in the connection string.");
        }

        if (registry.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_class WHERE relname = ANY ({tables}) AND relkind = 'r' AND relrowsecurity AND relforcerowsecurity").Single() < tables.Length)
        {
            throw new RefusalException(RefusalKind.Failed, "registry_outdated", $"Row-level security is not in force in the registry {registry.Place}.", "As the owner of the tables: pacesetter migrate");
        }
    }

    /// <summary>Lets a role work on the tables, bound by the policies.</summary>
    /// <exception cref="RefusalException">The registry is no PostgreSQL database, or has no such role.</exception>
    public static void Grant(RegistryContext registry, string role)
    {
        if (registry is not PostgresRegistry)
        {
            throw new RefusalException(RefusalKind.Usage, "grant_needs_postgresql", "Roles of a database server are granted rights in PostgreSQL alone.", "Leave --grant-to out.");
        }

        if (!registry.Database.SqlQuery<bool>($"SELECT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = {role}) AS \"Value\"").Single())
        {
            throw new RefusalException(RefusalKind.Failed, "role_unknown", $"The server {registry.Place} has no role {role}.", "Make it with: CREATE ROLE … LOGIN NOSUPERUSER NOBYPASSRLS");
        }

        // One connection for both statements: the setting is the connection's.
        registry.Database.OpenConnection();
        registry.Database.ExecuteSql($"SELECT set_config('pacesetter.grantee', {role}, false)");
        registry.Database.ExecuteSqlRaw("""
            DO $$ BEGIN
              EXECUTE format('GRANT USAGE ON SCHEMA %I TO %I', current_schema(), current_setting('pacesetter.grantee'));
              EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO %I', current_schema(), current_setting('pacesetter.grantee'));
              EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA %I TO %I', current_schema(), current_setting('pacesetter.grantee'));
            END $$
            """);
        registry.Database.CloseConnection();
    }

    static IEnumerable<string> Policy(string table, string condition) =>
    [
        $"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        $"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        $"DROP POLICY IF EXISTS reach ON {table}",
        $"CREATE POLICY reach ON {table} USING ((SELECT {Sees}) OR {condition})",
    ];
}
