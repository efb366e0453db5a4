using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Pacesetter.Panels;
using Pacesetter.Workspaces.Ledger.DuckDb;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Runs a roll-up on the cluster and reads its cells one after another.</summary>
sealed class RollUpQuery(ClusterClient client, Mirror mirror, Codes codes, RollUp question)
{
    /// <summary>The cells, in no particular order.</summary>
    public async IAsyncEnumerable<Cell> Run([EnumeratorCancellation] CancellationToken cancel)
    {
        Snapshot snapshot = await mirror.Current(cancel);
        using DuckDBConnection connection = mirror.Connect();
        string database = client.Address.Database;
        var places = new RollUpPlaces(connection, snapshot, database, question, cancel) { Covered = snapshot.Has(StoredTable.Attended) ? await Covered(snapshot, cancel) : [] };
        string[] spelled = codes.Read(connection, cancel);
        var text = new RollUpText(question, places);
        using RowBinaryReader rows = await client.Ask(text.ToString(), cancel);
        var cells = new CellRows(rows, text.KeyNames, question.Figures, new CellNames(places.Attended, spelled, places.Families));
        while (rows.Next())
        {
            cancel.ThrowIfCancellationRequested();
            yield return cells.Read();
        }
    }

    async Task<List<(int Team, int Day)>> Covered(Snapshot snapshot, CancellationToken cancel)
    {
        var covered = new List<(int, int)>();
        using RowBinaryReader rows = await client.Ask(ClusterSql.Text("covered", ("database", client.Address.Database), ("visible", snapshot.Condition), ("where", RollUpText.Days(question.Where))), cancel);
        while (rows.Next())
        {
            covered.Add((rows.Int32(), rows.Int32()));
        }

        return covered;
    }
}
