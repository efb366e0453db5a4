using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Selection;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>All tests that are made together. Every one counts, found or not, so that the share of false questions holds for the whole.</summary>
sealed class Family(IntegrityPolicy policy)
{
    readonly List<Asked> asked = [];

    public int Count => asked.Count;

    /// <summary>Takes a test in, and answers its number.</summary>
    public int Add(Asked test)
    {
        asked.Add(test);
        return asked.Count - 1;
    }

    /// <summary>The q-value of every test, by number.</summary>
    public double[] QValues() => asked.Count == 0 ? [] : [.. FalseDiscovery.BenjaminiHochberg([.. asked.Select(it => it.Pattern.PValue)])];

    /// <summary>Makes a test, and says why it could not be made.</summary>
    /// <returns>The id of the assumption that is not met, or null.</returns>
    public static string? Try(Action test)
    {
        try
        {
            test();
            return null;
        }
        catch (AssumptionException unfit) when (unfit.Id != Assumption.NotFinite)
        {
            return unfit.Id;
        }
    }

    /// <summary>Values at a threshold: the excess over a smooth spread, and those just above against those just below.</summary>
    public BunchingFigures Bunching(Subject about, double[] values, BunchingWindow window, string at)
    {
        BunchingEstimate? excess = null;
        ThresholdCounts? counts = null;
        string? reason = Try(() => excess = Statistics.Integrity.Bunching.At(values, window));
        string? none = Try(() => counts = ThresholdCounts.Around(values, window.Threshold, window.BinWidth));
        if (excess is not null)
        {
            Add(new(about, PatternQuestion.Bunching, excess.Question) { At = at, Strong = excess.Relative >= policy.LeastExcess });
        }

        if (counts is not null)
        {
            AddCounts(about, counts, at);
        }

        return new(excess?.Excess, excess?.Relative, excess?.RelativeError, counts?.Below ?? 0, counts?.Above ?? 0, counts?.Question.PValue)
        {
            ExcessPValue = excess?.Question.PValue,
            Threshold = window.Threshold,
            Bin = window.BinWidth,
            Reason = reason ?? none,
        };
    }

    public void AddCounts(Subject about, ThresholdCounts counts, string at) => Add(new(about, PatternQuestion.JustAbove, counts.Question)
    {
        At = at,
        Strong = counts.Question.Estimate >= policy.LeastAbove,
        Pair = (counts.Below, counts.Above),
    });

    public LastDigitFigures LastDigits(Subject about, IReadOnlyCollection<long> values)
    {
        LastDigits? digits = null;
        string? reason = Try(() => digits = Statistics.Integrity.LastDigits.Of([.. values]));
        if (digits is null)
        {
            return new(null, null, null) { Reason = reason };
        }

        Add(new(about, PatternQuestion.LastDigits, digits.Question) { Strong = digits.Effect >= policy.LeastUnevenness });
        return new(digits.Counts, digits.ChiSquare, digits.Question.PValue) { Whipple = digits.Whipple, LeftOut = digits.LeftOut };
    }

    public RepeatFigures Repeats(Subject about, double[] values)
    {
        RepeatedValues? repeats = null;
        string? reason = Try(() => repeats = Draws.Refined(values.Length, draws => RepeatedValues.InSequence(values, draws), it => it.Question.PValue));
        if (repeats is null)
        {
            return new(null, null, null) { Reason = reason };
        }

        Add(new(about, PatternQuestion.RepeatedValues, repeats.Question) { Strong = repeats.Question.Estimate >= policy.LeastRepeats });
        return new(repeats.Repeats, repeats.Expected, repeats.Question.PValue);
    }

    /// <summary>Those worth a question, with their q-values, the strongest first.</summary>
    public IReadOnlyList<Asked> Questions()
    {
        double[] q = QValues();
        return
        [
            .. asked.Select((it, i) => it with { QValue = q[i] })
                .Where(it => it.Strong && it.QValue <= policy.FalseDiscovery)
                .OrderBy(it => it.Pattern.PValue)
                .ThenBy(it => it.About.Kind)
                .ThenBy(it => it.About.Name.Code, StringComparer.Ordinal)
                .ThenBy(it => it.Test, StringComparer.Ordinal),
        ];
    }
}
