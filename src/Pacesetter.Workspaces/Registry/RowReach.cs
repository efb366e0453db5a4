using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pacesetter.Workspaces.Registry;

/// <summary>Which rows a session may read where the database itself holds to it.</summary>
/// <param name="Units">The units whose entries are seen, beside those that are shared or of no unit.</param>
/// <param name="Person">Entries in which this person is involved are seen too.</param>
sealed record RowReach(IReadOnlyList<string> Units, string? Person);

/// <summary>Tells PostgreSQL how far a session reaches, each time its connection is opened. Until it is told, the database shows nothing.</summary>
sealed class ReachedConnection(RowReach reach) : DbConnectionInterceptor
{
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = Told(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using DbCommand command = Told(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    DbCommand Told(DbConnection connection)
    {
        DbCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT set_config('{RowPolicies.Reach}', $1, false), set_config('{RowPolicies.Person}', $2, false)";
        foreach (string value in (string[])[string.Join(RowPolicies.Between, reach.Units), reach.Person ?? ""])
        {
            DbParameter parameter = command.CreateParameter();
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
