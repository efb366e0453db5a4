using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pacesetter.Workspaces.Registry.Conventions;

/// <summary>A moment is stored in UTC to the microsecond: SQLite cannot order offsets, and PostgreSQL keeps no more digits.</summary>
sealed class UtcTime() : ValueConverter<DateTimeOffset, DateTime>(
    moment => new DateTime(moment.UtcTicks - (moment.UtcTicks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc),
    stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc)));
