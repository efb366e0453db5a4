using Pacesetter.Lifecycles;

namespace Pacesetter.Access;

/// <summary>Roles that somebody has for a unit and everything below it.</summary>
/// <param name="Roles">The roles.</param>
/// <param name="Unit">The unit, or <see cref="Everywhere"/>.</param>
public sealed record Grant(Roles Roles, string Unit)
{
    /// <summary>The whole workspace.</summary>
    public const string Everywhere = "*";

    /// <summary>What the roles let one see there: a lead and a worker representative see persons, an auditor reads all, everyone else sums.</summary>
    public DataClass Sees =>
        (Roles & (Roles.TeamLead | Roles.WorkerRepresentative | Roles.Auditor)) != Roles.None
            ? DataClass.Own | DataClass.Aggregate | DataClass.Team | DataClass.Named
            : DataClass.Own | DataClass.Aggregate;
}
