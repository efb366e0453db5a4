using System.Globalization;
using Pacesetter.Workspaces.Measuring.Questions;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The section of questions to the figures.</summary>
static class QuestionsText
{
    /// <summary>Writes it; null where nothing was tested.</summary>
    public static Section? Write(Bulletin bulletin, TermPack words, PrintedFigures print)
    {
        if (bulletin.Questions is not { Tests: > 0 } questions)
        {
            return null;
        }

        string days = string.Create(CultureInfo.InvariantCulture, $"pacesetter measure integrity --from {bulletin.Population.Period.First:yyyy-MM-dd} --to {bulletin.Population.Period.Last:yyyy-MM-dd}");
        string opening = words.Say(questions.Rows.Count > 0 ? "questions.text" : "questions.none",
            ("tests", print.Forms.Count(questions.Tests)),
            ("share", print.Forms.Percent(questions.FalseShare, 0)));
        return new("questions", words["questions.heading"], [opening], [])
        {
            Definitions = [.. questions.Rows.Select(question => new Definition(QuestionText.Question(question, words), QuestionText.FalseAlarm(question, words), days))],
            Closing =
            [
                .. questions.More > 0 ? [words.Say("questions.more", ("n", print.Forms.Count(questions.More)))] : Array.Empty<string>(),
            ],
        };
    }

    /// <summary>What must be said beside a share where the middle of all lies above the band of a fitting quota; else nothing.</summary>
    public static string? Middle(Bulletin bulletin, TermPack words, PrintedFigures print) =>
        bulletin is { Questions.MedianHigh: { } limit, Distribution.Median.Value: { } median } && median > limit
            ? words.Say("questions.middle", ("median", print.Forms.Percent(median)), ("limit", print.Forms.Percent(limit, 0)))
            : null;
}
