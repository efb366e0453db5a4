using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Runs a roll-up and reads its cells one after another.</summary>
sealed class RollUpQuery(Engine engine, Codes codes, RollUp question)
{
    /// <summary>The cells, in no particular order.</summary>
    public async IAsyncEnumerable<Cell> Run([EnumeratorCancellation] CancellationToken cancel)
    {
        using DuckDBConnection connection = engine.Connect();
        bool signs = connection.Scalar<bool>("SELECT EXISTS (SELECT 1 FROM work WHERE sign < 0)", cancel);
        bool attended = connection.Scalar<bool>("SELECT EXISTS (SELECT 1 FROM attended)", cancel);
        string[] spelled = codes.Read(connection, cancel);
        var text = new RollUpText(question, signs, attended);
        using DuckDBCommand command = connection.Command(text.ToString(), Parameters(connection, cancel));
        command.UseStreamingMode = true;
        using DuckDBDataReader reader = await Task.Run(() => command.Cancellable(static it => it.ExecuteReader(), cancel), cancel);
        var cells = new CellReader(reader, text.KeyNames, question.Figures, new CellLayout(signs, attended, spelled));
        using CancellationTokenRegistration interrupt = cancel.Register(static it => ((DuckDBCommand)it!).Cancel(), command);
        while (reader.Read())
        {
            cancel.ThrowIfCancellationRequested();
            yield return cells.Read();
        }
    }

    (string Name, object? Value)[] Parameters(DuckDBConnection connection, CancellationToken cancel)
    {
        Scope scope = question.Where;
        var parameters = new List<(string, object?)>();
        if (scope.Period is { } period)
        {
            parameters.Add(("first", period.First));
            parameters.Add(("last", period.Last));
        }

        foreach ((string name, string? value) in ((string, string?)[])[("under", scope.Under), ("operation", scope.Operation), ("class", scope.Class), ("person", scope.Person)])
        {
            if (value is not null)
            {
                parameters.Add((name, Codes.Number(connection, value, cancel)));
            }
        }

        return [.. parameters];
    }
}
