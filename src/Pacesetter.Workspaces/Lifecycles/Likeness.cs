using Pacesetter.Lifecycles;
using Pacesetter.Workspaces.Searching;

namespace Pacesetter.Workspaces.Lifecycles;

/// <summary>Which entries tell of much the same.</summary>
sealed class Likeness(Workspace workspace)
{
    // From this share of common trigrams on, two texts tell of much the same.
    const double Resembles = 0.25;

    const int Asked = 20;
    const int Most = 5;

    /// <summary>Entries of the same noun whose text resembles this one's, the most alike first, of those that are seen.</summary>
    public IEnumerable<Alike> Of(Noun noun, Entry entry, Func<string, bool> sees) =>
        entry.Searched() is { } text
            ? workspace.Search.Similar(text, Asked).Where(it => it.Noun == noun.Key && it.Id != entry.Id && it.Likeness >= Resembles && sees(it.Id)).Take(Most)
            : [];
}
