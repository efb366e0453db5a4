namespace Pacesetter.Workspaces.Samples;

/// <summary>What a stream of chance is for; each has numbers of its own, so that one can change without moving the others.</summary>
enum Lot
{
    Operations = 1,
    WorkCentres,
    Workforce,
    TeamDay,
    TeamWeek,
    PersonWeek,
    Furnaces,
    Sites,
    Turners,
    TurnersMonths,
    RubberGroups,
    OpenHearths,
    Plan,
}

/// <summary>A stream of constructed chance (SplitMix64), the same on every machine: only integer and correctly rounded arithmetic.</summary>
struct Chance
{
    ulong state;

    Chance(ulong state) => this.state = state;

    /// <summary>The stream of one lot, numbered by two coordinates: team and day, person and week.</summary>
    public static Chance Of(int seed, Lot lot, int first = 0, int second = 0)
    {
        unchecked
        {
            ulong state = Mix(((ulong)(uint)seed << 8) + (ulong)lot);
            state = Mix(state ^ (((ulong)(uint)first << 32) + (uint)second));
            return new Chance(state);
        }
    }

    ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            return Mix(state);
        }
    }

    /// <summary>A number in [0, 1).</summary>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number in [low, high).</summary>
    public double Between(double low, double high) => low + (high - low) * Uniform();

    /// <summary>A whole number from 0 to one below the bound.</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    public bool Yes(double probability) => Uniform() < probability;

    /// <summary>The whole number below or above, so that the mean is kept.</summary>
    public int Round(double expected) => (int)(expected + Uniform());

    /// <summary>A bell-shaped number of mean 0 and the deviation asked for, never beyond 3.47 of it.</summary>
    // The sum of four uniform numbers, because a logarithm may differ in its last bit between machines.
    public double Normal(double deviation)
    {
        ulong bits = Next();
        long sum = (long)((bits & 0xFFFF) + ((bits >> 16) & 0xFFFF) + ((bits >> 32) & 0xFFFF) + (bits >> 48));
        return (sum - 131070) / 65536.0 * 1.7320508075688772 * deviation;
    }

    static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
