using CsCheck;
using Pacesetter.Access;

namespace Pacesetter.Tests.Access;

// One person of a made-up plant: the teams and the families of operations of a month.
sealed record Worker(int[] Teams, int[] Families);

// A made-up plant, so that a test knows which persons are behind every cell, and behind what is left of one cell after others.
sealed record Workforce(int[] DepartmentOfTeam, Worker[] Workers)
{
    const int Departments = 3;
    const int Families = 3;
    static readonly DateOnly Month = new(2026, 1, 1);

    // Up to six teams in up to three departments of one site, up to 120 persons; one in eight persons changes team, a third works in two families.
    public static readonly Gen<Workforce> Any =
        from teams in Gen.Int[0, Departments - 1].Array[1, 6]
        from workers in Gen.Select(
            Gen.Int[0, teams.Length - 1],
            Gen.Int[0, (8 * teams.Length) - 1],
            Gen.Int[0, Families - 1],
            Gen.Int[0, (3 * Families) - 1]).Array[1, 120]
        select new Workforce(teams, [.. workers.Select(worker => new Worker(
            worker.Item2 < teams.Length ? [worker.Item1, worker.Item2] : [worker.Item1],
            worker.Item4 < Families ? [worker.Item3, worker.Item4] : [worker.Item3]))]);

    public LatticeCell[] Cells() =>
    [
        .. FamiliesAndAll.Select(family => Cell("site", null, family)),
        .. DepartmentOfTeam.Distinct().SelectMany(department => FamiliesAndAll.Select(family => Cell($"dept{department}", "site", family))),
        .. DepartmentOfTeam.SelectMany((department, team) => FamiliesAndAll.Select(family => Cell($"team{team}", $"dept{department}", family))),
    ];

    // Persons are told apart by (person, team, family): what one person did in one team and family is one indivisible figure.
    public HashSet<(int Person, int Team, int Family)> Behind(LatticeCell cell) =>
    [
        .. Workers.SelectMany((worker, person) => worker.Teams.SelectMany(team => worker.Families.Select(family => (person, team, family))))
            .Where(work => (cell.Family is null || cell.Family == $"family{work.family}") && IsUnder(work.team, cell.Unit)),
    ];

    static IEnumerable<string?> FamiliesAndAll => [null, .. Enumerable.Range(0, Families).Select(family => $"family{family}")];

    bool IsUnder(int team, string unit) => unit == "site" || unit == $"team{team}" || unit == $"dept{DepartmentOfTeam[team]}";

    LatticeCell Cell(string unit, string? parent, string? family)
    {
        var place = new LatticeCell(unit, parent, family, Month, 0);
        return place with { Persons = Behind(place).Select(work => work.Person).Distinct().Count() };
    }
}
