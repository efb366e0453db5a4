using CsCheck;

namespace Pacesetter.Acceptance.Tests.Ledger.Model;

/// <summary>Random tickets of the plant.</summary>
static class Tickets
{
    static readonly Gen<decimal> Hours = Gen.Int[1, 32].Select(quarters => quarters / 4m);

    static readonly Gen<decimal> Amount = Gen.Frequency((4, Gen.Int[1, 400].Select(it => (decimal)it)), (1, Gen.Int[1, 4_000_000].Select(it => it / 10_000m)));

    static readonly Gen<decimal> Some = Gen.Frequency((2, Gen.Const(0m)), (1, Gen.Int[1, 90].Select(it => (decimal)it)), (1, Gen.Int[1, 900_000].Select(it => it / 10_000m)));

    static readonly Gen<string?> Machine = Of<string?>(null, "M1", "M2", "M3");

    static readonly Gen<Hand[]> Crew = Gen.Select(Gen.Shuffle(new[] { "p1", "p2", "p3", "p4", "p5", "p6", "p7" }), Gen.Int[1, 4], Hours.Array[4], Some.Array[4], Machine)
        .Select((persons, count, hours, off, machine) => persons.Take(count).Select((person, i) => new Hand(person, null, machine, hours[i], decimal.Min(off[i], 8m), 0)).ToArray());

    static readonly Gen<Hand[]> Nobody = Gen.Select(Of<string?>(null, "T1", "T2", "T3"), Machine, Hours, Gen.Int[0, 2])
        .Select((team, machine, hours, setups) => new[] { new Hand(null, team, team is null ? machine ?? "M1" : machine, hours, 0, setups) });

    // Hours off quota alone need no operation and make nothing.
    static readonly Gen<Hand[]> Waiting = Gen.Select(Of("p1", "p4", "p7"), Hours)
        .Select((person, hours) => new[] { new Hand(person, null, null, 0, hours, 0) });

    static readonly Gen<Hand[]> Hands = Gen.Frequency((6, Crew), (2, Nobody), (1, Waiting));

    /// <summary>A ticket that has no code yet.</summary>
    public static Gen<Ticket> One { get; } =
        from hands in Hands
        from day in Gen.Int[0, 50]
        from operation in Of("turn", "mill", "paint")
        from good in Amount
        from scrap in Some
        from rework in Some
        from shift in Of<string?>(null, "early", "late")
        from heads in Of<decimal?>(null, 3m, 7.5m, 20m)
        from minutes in Of<decimal?>(null, null, 4.25m, 0.333333m)
        from state in Of<string?>(null, "verified", "entered", "rejected")
        select new Ticket("", new DateOnly(2025, 1, 20).AddDays(day), hands)
        {
            Shift = shift,
            Operation = hands[0].Hours > 0 ? operation : null,
            Good = hands[0].Hours > 0 ? good : 0,
            Scrap = hands[0].Hours > 0 ? scrap : 0,
            Rework = hands[0].Hours > 0 ? rework : 0,
            Heads = hands[0].Person is null ? heads : null,
            Minutes = hands[0].Hours > 0 ? minutes : null,
            State = state,
        };

    static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
