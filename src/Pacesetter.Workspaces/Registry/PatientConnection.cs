using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Pacesetter.Workspaces.Registry;

/// <summary>Lets SQLite itself wait for another writer. The driver waits only where a statement begins, not where it takes effect.</summary>
sealed class PatientConnection : DbConnectionInterceptor
{
    // Longer than any change of the registry takes; whoever still waits then is told.
    const string Patience = "PRAGMA busy_timeout = 15000";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using DbCommand command = connection.CreateCommand();
        command.CommandText = Patience;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using DbCommand command = connection.CreateCommand();
        command.CommandText = Patience;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
