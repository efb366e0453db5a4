using Pacesetter.Spreading;

namespace Pacesetter.Workspaces.Spreading;

/// <summary>What is known of who can do what.</summary>
sealed class SkillBook(Dictionary<(string Person, string Operation), decimal> worked, List<Mentoring> mentorings)
{
    static readonly MentoringState[] Learning = [MentoringState.Agreed, MentoringState.Running, MentoringState.Checked, MentoringState.Extended];

    readonly ILookup<string, Mentoring> learned = mentorings.ToLookup(it => it.Learner, StringComparer.Ordinal);
    readonly ILookup<string, string> taught = mentorings.ToLookup(it => it.Mentor, it => it.Operation!, StringComparer.Ordinal);
    readonly ILookup<string, string> done = worked.Keys.ToLookup(it => it.Person, it => it.Operation, StringComparer.Ordinal);

    public IEnumerable<SkillRow> Of(string team, string person) =>
        done[person].Concat(learned[person].Select(it => it.Operation!)).Concat(taught[person]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(operation =>
        {
            Mentoring[] own = [.. learned[person].Where(it => it.Operation == operation)];
            DateOnly? passed = own.Where(it => it.Test is { Passed: true }).Max(it => (DateOnly?)it.Test!.On);
            return new SkillRow(team, person, operation, worked.GetValueOrDefault((person, operation)))
            {
                TestedOn = passed,
                Learning = passed is null && own.Any(it => Learning.Contains(it.State)),
                Teaches = taught[person].Contains(operation),
            };
        });
}
