using System.Globalization;
using Pacesetter.Panels;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Puts questions in words. They ask, and say with each what a false alarm would be.</summary>
static class QuestionText
{
    public static IReadOnlyList<IntegrityFlag> Flags(IEnumerable<Asked> asked, TermPack words) =>
    [
        .. asked.Select(it => new IntegrityFlag(it.About.Name.Code, it.Test, Question(it.Figures, words), it.Pattern.PValue, it.QValue)
        {
            Kind = Words.Of(it.About.Kind),
            At = it.At,
            Estimate = it.Pattern.Estimate,
            Observations = it.Pattern.Observations,
            FalseAlarm = FalseAlarm(it.Figures, words),
        }),
    ];

    public static string Question(FigureQuestion asked, TermPack words)
    {
        var forms = new NumberForms(words);
        double estimate = asked.Estimate;
        double share = asked.Test switch
        {
            PatternQuestion.LastDigits => estimate / 5, // Whipple's index is five times the share.
            Tests.EffectHigh or Tests.EffectLow => Math.Abs(estimate),
            _ => estimate,
        };
        bool counts = asked.Test == PatternQuestion.JustAbove;
        return words.Say($"question.{asked.Test}",
            ("unit", asked.Unit is { } unit ? words.Choose(unit.Code, unit.Name, unit.NameZh) : words["question.all"]),
            ("at", At(asked, forms, words)),
            ("n", forms.Count(asked.Observations)),
            ("times", forms.Number(Bounded(estimate), 1)),
            ("share", forms.Percent(Bounded(share), 0)),
            ("low", Part(asked.Low)),
            ("high", Part(asked.High)));

        string Part(double? part) => part is not { } value ? "" : counts ? forms.Count((decimal)value) : forms.Percent(Bounded(value), 0);
    }

    /// <summary>What would be true if nothing of the kind went on, what else brings the pattern about, and how often chance does.</summary>
    public static string FalseAlarm(FigureQuestion asked, TermPack words)
    {
        var forms = new NumberForms(words);
        string often = asked.PValue < 1e-6 ? words.Say("question.fewer", ("n", "0.0001")) : forms.Number((decimal)asked.PValue * 100, asked.PValue < 0.001 ? 4 : 2);
        return words.Say("question.false_alarm",
            ("worth", words["question.worth"]),
            ("else", words[$"question.{asked.Test}.else"]),
            ("chance", words.Say("question.chance", ("often", often))));
    }

    static string At(FigureQuestion asked, NumberForms forms, TermPack words) => asked.At switch
    {
        null => "",
        { } month when asked.Test is PatternQuestion.EndLoading or Tests.Silence && DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly first) => forms.Span(Period.MonthOf(first)),
        { } at => words.Find($"question.at.{at}") ?? at,
    };

    static decimal Bounded(double value) => (decimal)Math.Clamp(value, -1e9, 1e9);
}
