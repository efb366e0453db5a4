namespace Pacesetter.Workspaces.Samples;

/// <summary>The constructed plant before its first day: everything the daily work is drawn from.</summary>
sealed class Plant
{
    public Plant(PlantOptions options)
    {
        Seed = options.Seed;
        Days = new(options.FirstMonth, options.Months);
        Organisation = new(options.Scale, options.Seed);
        Book = new(options.Seed, Days);
        Workforce = new(Organisation, Days, options.Seed);
        Planted = new(Organisation, Days, options.Seed);
    }

    public int Seed { get; }

    public PlantDays Days { get; }

    public Organisation Organisation { get; }

    public OperationBook Book { get; }

    public Workforce Workforce { get; }

    public PlantedEffects Planted { get; }

    /// <summary>True effects of the early, late and night shift, in log points.</summary>
    public static IReadOnlyList<double> ShiftEffects { get; } = [0, -0.015, -0.04];

    /// <summary>True effect on each of two machines served at once, in log points.</summary>
    public const double SecondMachine = -0.3;

    public string CodeOf(Person person) => Code("P", person.Index);

    /// <summary>The number in a person's code and name, with as many digits as the largest needs.</summary>
    public string Code(string prefix, int index) =>
        prefix + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(Workforce.People.Count > 9999 ? 6 : 4, '0');
}
