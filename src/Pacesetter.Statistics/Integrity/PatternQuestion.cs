using System.Globalization;

namespace Pacesetter.Statistics.Integrity;

/// <summary>A pattern that is worth a question: what was seen and how often chance alone would show as much. It is no finding about anybody.</summary>
/// <remarks>Several questions asked together need q-values: <see cref="Selection.FalseDiscovery.BenjaminiHochberg"/> over the p-values of the whole family, those without a pattern included.</remarks>
/// <param name="Pattern">The stable id of the pattern, in snake_case; texts and translations hang on it.</param>
/// <param name="Estimate">How strong it is, in the unit named by the test.</param>
/// <param name="PValue">The chance of as much or more when nothing of the kind goes on.</param>
/// <param name="Observations">From how many observations.</param>
public sealed record PatternQuestion(string Pattern, double Estimate, double PValue, long Observations)
{
    /// <summary>More values at a threshold than a smooth spread has there; estimate in multiples of the expected count.</summary>
    public const string Bunching = "bunching";

    /// <summary>More values just above a threshold than just below; estimate: the share above among both.</summary>
    public const string JustAbove = "just_above";

    /// <summary>Last digits that are not evenly spread; estimate: Whipple's index, 1 without heaping, 5 when all end in 0 or 5.</summary>
    public const string LastDigits = "last_digits";

    /// <summary>The same value again and again in a row; estimate: equal neighbours over those expected.</summary>
    public const string RepeatedValues = "repeated_values";

    /// <summary>Values steadier than the process lets them be; estimate: their variance over the expected one.</summary>
    public const string TooSteady = "too_steady";

    /// <summary>Output crowded into the end of the period; estimate: the share of the last days over their share of the days.</summary>
    public const string EndLoading = "end_loading";

    /// <summary>Two humps where one is expected; estimate: the dip, 0 to 0.25.</summary>
    public const string TwoHumps = "two_humps";

    /// <summary>A middle above the band; estimate: the median.</summary>
    public const string MiddleHigh = "middle_high";

    /// <summary>A middle below the band, or too few who reach the standard; estimate: the median.</summary>
    public const string MiddleLow = "middle_low";

    /// <summary>Somebody present who is not named, more often than with others; estimate: the share of records with such a presence.</summary>
    public const string CoPresence = "co_presence";

    /// <summary>What would be true if nothing of the kind went on, and what else can bring the pattern about, in plain words.</summary>
    public string FalseAlarm => $"Pattern worth checking, not a finding. {Meaning(Pattern)} Where nothing goes on, a p-value this small comes up in {Often} of 100 such tests.";

    string Often => PValue < 1e-6 ? "fewer than 0.0001" : (PValue * 100).ToString("'at most '0.####", CultureInfo.InvariantCulture);

    static string Meaning(string pattern) => pattern switch
    {
        Bunching or JustAbove => "Without a pull the values near the threshold are spread smoothly over both sides. A real effort to reach the target, whole batches and rounded recording also gather values there.",
        LastDigits => "Counts that are read off have every last digit equally often. Meters and packing units that round, and habits of rounding, also heap digits.",
        RepeatedValues => "Without copying, equal neighbours are as frequent as in any other order of the same values. Machine-paced work and fixed batches also repeat.",
        TooSteady => "Without smoothing, values vary as those of the comparable process do. A better controlled process also varies less.",
        EndLoading => "Without a rush, any day of the period may be the one with much output. Deliveries of material, holidays and the booking day also load the end.",
        TwoHumps => "One kind of work under one kind of condition has one hump. Two products, two machines or beginners beside old hands also make two.",
        MiddleHigh or MiddleLow => "With a standard in the band, half of the people lie on each side of the band's edge by chance at most. A change of method, product or crew also moves the middle.",
        CoPresence => "Without undeclared help, others are present at one's records as often as at those of everybody else. A shared station, instruction and passing by also count as presence.",
        _ => string.Empty,
    };
}
