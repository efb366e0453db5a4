using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.Measuring.Questions;
using Pacesetter.Workspaces.Registry;

namespace Pacesetter.Workspaces.Bulletins.Composing;

/// <summary>The questions that the figures give cause to ask, on nothing smaller than what the bulletin shows.</summary>
sealed class QuestionsSection(Workspace workspace, Policy policy)
{
    const int Most = 5;

    /// <summary>Of one kind, so that the strongest kind does not fill the page.</summary>
    const int MostOfAKind = 2;

    /// <summary>Finds them.</summary>
    /// <param name="scope">Which records.</param>
    /// <param name="shown">The teams that may be shown.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<QuestionList> Find(Scope scope, IReadOnlySet<string> shown, CancellationToken cancel)
    {
        Inquiry inquiry = await Inquiry.Of(workspace, scope, persons: false, cancel);
        // Several tests may see one matter: the counts next to a mark say it most plainly.
        FigureQuestion[] matters =
        [
            .. inquiry.Questions
                .Where(it => it.About.Kind != SubjectKind.Person && (it.About.Kind != SubjectKind.Team || shown.Contains(it.About.Name.Code)))
                .GroupBy(it => (it.About, it.Test == Statistics.Integrity.PatternQuestion.EndLoading ? it.Test : it.At))
                .Select(matter => matter.FirstOrDefault(it => it.Test == Statistics.Integrity.PatternQuestion.JustAbove) ?? matter.First())
                .Select(it => it.Figures),
        ];
        FigureQuestion[] printed = [.. matters.GroupBy(it => it.Test).SelectMany(kind => kind.Take(MostOfAKind)).OrderBy(it => it.PValue).Take(Most)];
        return new(inquiry.Answer.Tests, (decimal)policy.Integrity.FalseDiscovery, printed, matters.Length - printed.Length)
        {
            MedianHigh = (decimal)policy.Integrity.MedianHigh,
        };
    }
}
