using Microsoft.EntityFrameworkCore;

namespace Pacesetter.Workspaces.Registry.Conventions;

/// <summary>How times, decimals, enumerations and names are stored, the same in every provider. No noun says it again.</summary>
static class OneWay
{
    public static void Apply(ModelConfigurationBuilder builder)
    {
        builder.Properties<DateTimeOffset>().HaveConversion<UtcTime>();
        builder.Properties<decimal>().HaveConversion<SixDecimals>().HavePrecision(18, SixDecimals.Places);
        builder.Conventions.Add(_ => new EnumerationsAsWords());
        builder.Conventions.Add(_ => new SnakeCaseNames());
    }
}
