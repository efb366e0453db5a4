using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Ledger;

public sealed class InsertionTests : IDisposable
{
    const int Rows = 240_000;

    static CancellationToken None => TestContext.Current.CancellationToken;

    readonly string spill = Directory.CreateTempSubdirectory("pacesetter-insertion").FullName;
    readonly Engine engine;

    public InsertionTests()
    {
        engine = Engine.Scratch(spill);
        engine.Writer.Execute($"CREATE TABLE given AS SELECT i, 'r' || i AS r FROM range({Rows}) t(i); CREATE TABLE taken (i BIGINT, r VARCHAR); CREATE TABLE other AS SELECT i % 300 AS i FROM range(300) t(i)");
    }

    public void Dispose()
    {
        engine.Dispose();
        Directory.Delete(spill, recursive: true);
    }

    // Run as plain statements, one of seven such transactions on two processors ends with an empty table.
    [Fact]
    public void Rows_that_come_after_none_in_a_transaction_are_all_there()
    {
        DuckDBConnection connection = engine.Writer;
        for (int i = 0; i < 60; i++)
        {
            connection.Execute("BEGIN TRANSACTION", None);
            Assert.Equal(0, connection.Insert("taken", "SELECT i, r FROM given WHERE r LIKE '%none%'", None));
            Assert.Equal(Rows, connection.Insert("taken", "SELECT g.i, g.r FROM given g LEFT JOIN other o ON o.i = g.i % 300", None));
            Assert.Equal(Rows, connection.Scalar<long>("SELECT count(r) FROM taken", None));
            connection.Execute("ROLLBACK", None);
        }
    }

    [Fact]
    public void Rows_that_the_engine_reports_and_does_not_hold_are_an_error()
    {
        DuckDBConnection connection = engine.Writer;
        RefusalException? told = null;
        for (int i = 0; i < 1000 && told is null; i++)
        {
            connection.Execute("BEGIN TRANSACTION", None);
            connection.Execute("INSERT INTO taken SELECT i, r FROM given WHERE r LIKE '%none%'", None);
            told = Record.Exception(() => connection.InsertSome("taken", "SELECT g.i, g.r FROM given g LEFT JOIN other o ON o.i = g.i % 300", None)) as RefusalException;
            connection.Execute("ROLLBACK", None);
        }

        Assert.SkipWhen(told is null, "This engine or machine does not lose rows");
        Assert.Equal("rows_lost", told.Id);
    }
}
