using System.Collections.Immutable;

namespace Pacesetter.Statistics.Adoption;

/// <summary>The weeks of a cohort's adopters and usable donors around the first use, each less its place's mean where there are places.</summary>
sealed class Comparison
{
    readonly double[] rows; // (n₁ + n₀) × (T₀ + P), adopters first
    readonly int width;

    readonly int[] units;

    Comparison(double[] rows, int width, int adopters, int[] units) => (this.rows, this.width, Adopters, this.units) = (rows, width, adopters, units);

    /// <summary>h; another comparison of the same units from the same week has the same, which is reused where given.</summary>
    public double NoiseRatio(int past, NoiseMemory? memory = null)
    {
        if (memory?.Units is { } known && known.AsSpan().SequenceEqual(units))
        {
            return memory.Ratio;
        }

        double ratio = Noise.Compare(Past(past), past, Adopters).Ratio;
        if (memory is not null)
        {
            (memory.Units, memory.Ratio) = (units, ratio);
        }

        return ratio;
    }

    public int Adopters { get; }

    /// <summary>The panel's rows, adopters first.</summary>
    public ReadOnlySpan<int> Units => units;

    public int Donors => (rows.Length / width) - Adopters;

    /// <summary>Σ over places w (w − 1 ÷ n₁) ÷ donors there, w the share of the adopters: what sharing a subtracted mean adds to the noise that every unit's own comparison already has.</summary>
    public double SharedPlace { get; private init; }

    public int DonorsLeftOut { get; private init; }

    /// <summary>The share of the donors that took the measure up before the look ended. They stay donors: to drop them would choose by the outcome.</summary>
    public double DonorsAdopted { get; private init; }

    /// <summary>The comparison of a panel's weeks, or the reasons why there is none.</summary>
    public static (Comparison? Found, ImmutableArray<VerdictReason> Refusals) Of(AdoptionCohort cohort, OutcomePanel panel, VerdictRule rule, Span span)
    {
        int gaps = cohort.Adopters.Count(unit => !Usable(panel[unit], rule, span));
        if (gaps > 0)
        {
            return (null, [new(VerdictReason.AdopterGaps, span.After, gaps, 0)]);
        }

        int[] registered = [.. cohort.Donors.Where(donor => donor.FirstUse >= span.First + span.Past).Select(donor => donor.Unit)];
        double adopted = (double)cohort.Donors.Count(donor => donor.FirstUse >= span.First + span.Past && donor.FirstUse < span.End) / Math.Max(1, registered.Length);
        int[] usable = [.. registered.Where(unit => Usable(panel[unit], rule, span))];
        (double shared, int[] donors, bool alone) = cohort.Places.IsEmpty ? (0, usable, false) : Placed(cohort, usable);
        if (alone)
        {
            return (null, [new(VerdictReason.NoComparisonInPlace, span.After)]);
        }

        if (donors.Length < rule.FewestDonors)
        {
            return (null, [new(VerdictReason.TooFewDonors, span.After, donors.Length, rule.FewestDonors)]);
        }

        if (adopted > rule.MostDonorsAdopted)
        {
            return (null, [new(VerdictReason.DonorsAdopted, span.After, adopted, rule.MostDonorsAdopted)]);
        }

        int[] units = [.. cohort.Adopters, .. donors];
        int[] all = cohort.Places.IsEmpty ? units : [.. units, .. usable.Except(donors)];
        var rows = new double[all.Length * span.Width];
        for (int i = 0; i < all.Length; i++)
        {
            panel[all[i]].Slice(span.First, span.Width).CopyTo(rows.AsSpan(i * span.Width));
        }

        if (!cohort.Places.IsEmpty)
        {
            SubtractPlaces(rows, span.Width, [.. all.Select(unit => cohort.Places[unit])], cohort.Adopters.Length);
            Array.Resize(ref rows, units.Length * span.Width);
        }

        return (new(rows, span.Width, cohort.Adopters.Length, units) { SharedPlace = shared, DonorsLeftOut = registered.Length - donors.Length, DonorsAdopted = adopted }, []);
    }

    /// <summary>The means over a window, adopters first.</summary>
    public double[] Means(int first, int weeks)
    {
        var means = new double[rows.Length / width];
        for (int i = 0; i < means.Length; i++)
        {
            means[i] = Window.Of(rows.AsSpan((i * width) + first, weeks)).Mean;
        }

        return means;
    }

    /// <summary>The least-squares slopes over the first weeks, a week's change each; adopters first.</summary>
    public double[] Slopes(int weeks)
    {
        var slopes = new double[rows.Length / width];
        for (int i = 0; i < slopes.Length; i++)
        {
            ReadOnlySpan<double> row = rows.AsSpan(i * width, weeks);
            double[] at = [.. Enumerable.Range(0, weeks).Where(t => !double.IsNaN(rows[(i * width) + t])).Select(t => (double)t)];
            double middle = at.Average();
            double products = 0;
            double squares = 0;
            foreach (double t in at)
            {
                products += (t - middle) * row[(int)t];
                squares += (t - middle) * (t - middle);
            }

            slopes[i] = products / squares;
        }

        return slopes;
    }

    /// <summary>A copy of the first weeks of all rows.</summary>
    public double[] Past(int weeks)
    {
        int units = rows.Length / width;
        var past = new double[units * weeks];
        for (int i = 0; i < units; i++)
        {
            rows.AsSpan(i * width, weeks).CopyTo(past.AsSpan(i * weeks));
        }

        return past;
    }

    static bool Usable(ReadOnlySpan<double> row, VerdictRule rule, Span span)
    {
        ReadOnlySpan<double> weeks = row.Slice(span.First, span.Width);
        int earlier = span.Past - rule.RecentWeeks;
        return Window.Of(weeks[..earlier]).Present >= rule.FewestPresent
            && Window.Of(weeks.Slice(earlier, rule.RecentWeeks)).Present >= rule.FewestPresent
            && (span.After == 0 || Window.Of(weeks[span.Past..]).Present >= rule.FewestPresent);
    }

    // The donors that have others in their place, for one alone cannot be compared itself, only the adopters there with it; true where adopters stand in a place without donors.
    static (double Shared, int[] Donors, bool Alone) Placed(AdoptionCohort cohort, int[] usable)
    {
        Dictionary<int, int> donors = usable.GroupBy(unit => cohort.Places[unit]).ToDictionary(place => place.Key, place => place.Count());
        double shared = 0;
        foreach (IGrouping<int, int> place in cohort.Adopters.GroupBy(unit => cohort.Places[unit]))
        {
            if (!donors.TryGetValue(place.Key, out int there))
            {
                return (0, usable, true);
            }

            double share = (double)place.Count() / cohort.Adopters.Length;
            shared += share * (share - (1.0 / cohort.Adopters.Length)) / there;
        }

        return (shared, [.. usable.Where(unit => donors[cohort.Places[unit]] > 1)], false);
    }

    // Step 1: a donor is left out of the mean it is compared with.
    static void SubtractPlaces(double[] rows, int width, int[] places, int adopters)
    {
        foreach (int[] members in Enumerable.Range(0, places.Length).GroupBy(i => places[i]).Select(place => place.ToArray()))
        {
            for (int t = 0; t < width; t++)
            {
                double sum = 0;
                int count = 0;
                foreach (int i in members)
                {
                    double value = rows[(i * width) + t];
                    bool counts = i >= adopters && !double.IsNaN(value);
                    sum += counts ? value : 0;
                    count += counts ? 1 : 0;
                }

                foreach (int i in members)
                {
                    ref double value = ref rows[(i * width) + t];
                    bool own = i >= adopters && !double.IsNaN(value);
                    value -= own ? (sum - value) / (count - 1) : sum / count; // NaN, a gap, where no other unit of the place has the week
                }
            }
        }
    }

    /// <summary>The noise ratio of the units last compared, from one look to the next.</summary>
    public sealed class NoiseMemory
    {
        public int[]? Units { get; set; }

        public double Ratio { get; set; }
    }

    /// <summary>The weeks of a look in the panel.</summary>
    /// <param name="First">The first week of the past.</param>
    /// <param name="Past">T₀.</param>
    /// <param name="After">P.</param>
    public readonly record struct Span(int First, int Past, int After)
    {
        public int Width => Past + After;

        public int End => First + Past + After;
    }
}
