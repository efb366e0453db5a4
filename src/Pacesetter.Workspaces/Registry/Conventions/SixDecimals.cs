using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Pacesetter.Workspaces.Registry.Conventions;

/// <summary>A decimal keeps six places: numeric(18,6) in PostgreSQL; text in SQLite, which EF compares, orders and sums by value.</summary>
sealed class SixDecimals() : ValueConverter<decimal, decimal>(
    value => Math.Round(value, Places, MidpointRounding.AwayFromZero),
    stored => stored)
{
    public const int Places = 6;
}
