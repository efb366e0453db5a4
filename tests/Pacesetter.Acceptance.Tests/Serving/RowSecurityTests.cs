using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Web.Serving;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Serving;

/// <summary>On PostgreSQL the database itself shows a session what it reaches and no more, whatever the program asks.</summary>
public sealed class RowSecurityTests
{
    static async Task<Office> Goals()
    {
        Office office = await Office.Open(RegistryTrial.Postgres);
        foreach (string unit in (string[])["A", "B"])
        {
            await office.Desk.Add("goal", $$"""{ "id": "goal-{{unit}}", "unit": "{{unit}}", "metric": "good", "from": "2026-01-01", "to": "2026-12-31", "target": 100 }""");
        }

        await office.Desk.Add("suggestion", """{ "id": "idea", "unit": "A", "title": "Two racks", "text": "Two racks are better", "authors": ["eve"] }""");
        return office;
    }

    [Fact]
    public async Task A_connection_that_was_told_nothing_sees_nothing_and_one_that_was_told_sees_its_part()
    {
        await using Office office = await Goals();
        string address = office.Desk.Trial.Settings.Registry!;
        Assert.Equal([], await Rows("SELECT id FROM goals"));
        Assert.Equal([], await Rows("SELECT entry FROM entry_moves WHERE noun = 'goal'"));
        Assert.Equal(["goal-B"], await Rows("SELECT id FROM goals", "B"));
        Assert.Equal(["goal-B"], await Rows("SELECT entry FROM entry_moves WHERE noun = 'goal'", "B"));
        // Whoever takes part sees the entry wherever it lies.
        Assert.Equal(["idea"], await Rows("SELECT id FROM suggestions", "B", "eve"));
        Assert.Equal([], await Rows("SELECT id FROM suggestions", "B", "bo"));
        Assert.Equal(["idea"], await Rows("SELECT id FROM search_texts", "B", "eve"));
        Assert.Equal(["goal-A", "goal-B"], await Rows("SELECT id FROM goals ORDER BY id", "*"));

        async Task<List<string>> Rows(string query, string reach = "", string person = "")
        {
            await using var connection = new NpgsqlConnection(address);
            await connection.OpenAsync();
            await using NpgsqlCommand command = connection.CreateCommand();
            command.CommandText = $"SELECT set_config('{RowPolicies.Reach}', '{reach}', false), set_config('{RowPolicies.Person}', '{person}', false)";
            await command.ExecuteNonQueryAsync();
            command.CommandText = query;
            await using NpgsqlDataReader reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
            {
                rows.Add(reader.GetString(0));
            }

            return rows;
        }
    }

    [Fact]
    public async Task What_a_request_reads_is_narrowed_by_the_database_too()
    {
        await using Office office = await Goals();
        using Workspace own = office.Desk.Workspace.Share(null, rows: new RowReach(["B"], "eve"));
        Assert.Equal(["goal-B"], await own.Registry.Set<Pacesetter.Planning.Goal>().Select(it => it.Id).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["goal-A", "goal-B"], await own.Judged.Set<Pacesetter.Planning.Goal>().Select(it => it.Id).Order().ToListAsync(TestContext.Current.CancellationToken));
        string lead = await office.Key("eve", "team_lead@B");
        Assert.Equal(["goal-B"], (await office.Get(lead, "goals")).Rows("id"));
        Assert.Equal(["idea"], (await office.Get(lead, "suggestions")).Rows("id"));
    }

    [Fact]
    public async Task A_server_with_a_role_that_the_policies_do_not_bind_is_refused()
    {
        await using Office office = await Goals();
        string owner = PostgresServer.Needed().Owned(office.Desk.Trial.Settings.Registry!);
        using PostgresRegistry registry = PostgresRegistry.Of(owner);
        Assert.Equal("registry_role_unbound", Assert.Throws<RefusalException>(() => RowPolicies.RefuseUnbound(registry)).Id);
        RowPolicies.RefuseUnbound(office.Desk.Trial.Registry);
        await registry.Database.ExecuteSqlRawAsync("ALTER TABLE goals NO FORCE ROW LEVEL SECURITY", TestContext.Current.CancellationToken);
        Assert.Equal("registry_outdated", Assert.Throws<RefusalException>(() => RowPolicies.RefuseUnbound(office.Desk.Trial.Registry)).Id);
        Assert.Equal("registry_outdated", (await Assert.ThrowsAsync<RefusalException>(() => new Serve(office.Desk.Workspace, TimeProvider.System).Run(new Serve.Request(), CancellationToken.None))).Id);
    }
}
