namespace Pacesetter.Workspaces.Samples;

/// <summary>A person's working day: time present, cut into tickets.</summary>
struct WorkingDay
{
    public Person Person { get; init; }

    /// <summary>Effects that hold the whole day: person, learning, the person's week.</summary>
    public double Pace { get; init; }

    /// <summary>Clock steps attended.</summary>
    public int Attended { get; init; }

    /// <summary>Clock steps off quota.</summary>
    public int Off { get; init; }

    int rest;
    int tickets;
    int used;

    /// <summary>Cuts a day into tickets: 92 to 100 % of attendance is ticketed, about 8 % of it off quota.</summary>
    public static WorkingDay Cut(Person person, double pace, int attended, ref Chance chance)
    {
        int ticketed = attended * (92 + chance.Below(9)) / 100;
        int off = chance.Yes(person.OffDays) ? Math.Min(ticketed / 2, 10 + chance.Below(50)) : 0;
        return new()
        {
            Person = person,
            Pace = pace,
            Attended = attended,
            Off = off,
            rest = ticketed - off,
            tickets = 2 + chance.Below(3) + (chance.Yes(0.33) ? 1 : 0),
        };
    }

    public readonly bool HasTicket => tickets > 0;

    /// <summary>Clock steps of the tickets taken so far.</summary>
    public readonly int Used => used;

    /// <summary>Takes the next ticket: its clock steps.</summary>
    public int Take(ref Chance chance)
    {
        int steps = tickets == 1 ? rest : (int)(rest * chance.Between(0.75, 1.25) / tickets);
        rest -= steps;
        used += steps;
        tickets--;
        return steps;
    }
}
