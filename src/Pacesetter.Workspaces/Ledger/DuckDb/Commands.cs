using System.Globalization;
using System.Numerics;
using DuckDB.NET.Data;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Short forms of running SQL; a cancelled token interrupts the engine.</summary>
static class Commands
{
    /// <summary>Runs a statement, or several, and returns the number of rows changed by the last.</summary>
    public static long Execute(this DuckDBConnection connection, string sql, CancellationToken cancel = default, params (string Name, object? Value)[] parameters)
    {
        using DuckDBCommand command = connection.Command(sql, parameters);
        return command.Cancellable(static it => it.ExecuteNonQuery(), cancel);
    }

    /// <summary>The first value of the first row, converted; <c>default</c> without rows or with NULL.</summary>
    public static T? Scalar<T>(this DuckDBConnection connection, string sql, CancellationToken cancel = default, params (string Name, object? Value)[] parameters)
    {
        using DuckDBCommand command = connection.Command(sql, parameters);
        object? value = command.Cancellable(static it => it.ExecuteScalar(), cancel);
        if (value is null or DBNull)
        {
            return default;
        }

        Type type = Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T);
        return (T)Convert.ChangeType(value is BigInteger big ? (decimal)big : value, type, CultureInfo.InvariantCulture);
    }

    /// <summary>All rows, each made by <paramref name="read"/>.</summary>
    public static List<T> Query<T>(this DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> read, CancellationToken cancel = default, params (string Name, object? Value)[] parameters)
    {
        using DuckDBCommand command = connection.Command(sql, parameters);
        return command.Cancellable(it =>
        {
            var rows = new List<T>();
            using DuckDBDataReader reader = it.ExecuteReader();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows;
        }, cancel);
    }

    /// <summary>A text value, or null.</summary>
    public static string? Text(this DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    /// <summary>A command with its parameters, to be disposed by the caller.</summary>
    public static DuckDBCommand Command(this DuckDBConnection connection, string sql, params (string Name, object? Value)[] parameters)
    {
        DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.Add(new DuckDBParameter(name, value ?? DBNull.Value));
        }

        return command;
    }

    /// <summary>Runs a command; a cancelled token interrupts it.</summary>
    public static T Cancellable<T>(this DuckDBCommand command, Func<DuckDBCommand, T> run, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        using CancellationTokenRegistration interrupt = cancel.Register(static it => ((DuckDBCommand)it!).Cancel(), command);
        try
        {
            return run(command);
        }
        catch (DuckDBException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
    }
}
