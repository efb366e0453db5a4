using System.Globalization;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Ingesting.Columns;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Asks what the values of a plain file give cause to ask.</summary>
static class FileQuestions
{
    public static IntegrityAnswer Of(string file, MeasureIntegrity.Request request, TermPack words, CancellationToken cancel)
    {
        string text = request.Value ?? throw new RefusalException(RefusalKind.Usage, "columns_needed", "A file needs --value.", "Name the column of the values, or an expression over the columns.");
        BunchingWindow? window = Window(request);
        var column = new AskedColumn("value", text, true);
        ColumnValues read = ColumnFile.Read(file, [column], cancel);
        double[] values = read.Numbers(column);
        Require.AtLeast(values, 1, "value");
        Require.Finite(values, "value");
        var policy = new IntegrityPolicy();
        var family = new Family(policy);
        var about = new Subject(SubjectKind.File, new Named(text));
        BunchingFigures bunching = window is null
            ? new(null, null, null, null, null, null) { Reason = "no_threshold" }
            : family.Bunching(about, values, window, window.Threshold.ToString(CultureInfo.InvariantCulture));
        bool whole = values.All(value => double.IsInteger(value) && Math.Abs(value) < 1e15);
        LastDigitFigures digits = whole ? family.LastDigits(about, [.. values.Select(value => (long)value)]) : new(null, null, null) { Reason = "not_whole" };
        RepeatFigures repeats = family.Repeats(about, values);
        if (family.Count == 0)
        {
            // Nothing could be looked at: the data are unfit, and the first need that is not met says why.
            throw new AssumptionException(repeats.Reason ?? Assumption.TooFewValues, "value", $"value: none of the tests suits these {values.Length} values");
        }

        var missing = new Dictionary<string, string>(StringComparer.Ordinal);
        if (read.LeftOut > 0)
        {
            missing.Add("rows", string.Create(CultureInfo.InvariantCulture, $"{read.LeftOut} without a value"));
        }

        return new()
        {
            Bunching = bunching,
            LastDigit = digits,
            Duplicates = repeats,
            Flags = QuestionText.Flags(family.Questions(), words),
            Tests = family.Count,
            FalseDiscovery = policy.FalseDiscovery,
            Missing = missing,
        };
    }

    // Bins are counted to each side with half of the one around the threshold.
    static BunchingWindow? Window(MeasureIntegrity.Request request)
    {
        if (request.Threshold is not { } threshold)
        {
            return null;
        }

        double bin = request.Bin ?? throw new RefusalException(RefusalKind.Usage, "bin_needed", "--threshold needs --bin.", "Name the width of a bin in the unit of the values: --bin 0.01");
        string? wrong = !double.IsFinite(threshold) ? "--threshold must be finite."
            : !(bin > 0 && double.IsFinite(bin)) ? "--bin must be above zero."
            : request.Degree is < 0 or > 20 ? "--degree lies between 0 and 20."
            : request.Bins is < 2 or > 10_000 ? "--bins lies between 2 and 10000."
            : (2 * request.Bins) - 2 <= request.Degree + 1 ? $"--bins {request.Bins} are too few for --degree {request.Degree}."
            : null;
        return wrong is null
            ? new(threshold, bin) { BinsEachSide = request.Bins - 1, Degree = request.Degree, Corrected = request.Corrected }
            : throw new RefusalException(RefusalKind.Usage, "window_refused", wrong, "Widen the bins, or ask for another --degree and --bins.");
    }
}
