using Pacesetter.Acceptance.Tests.House;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>Walks in one of the languages every day and in both in a drill: two walks of the same way take twice as long.</summary>
/// <param name="everyday">The language of every day.</param>
public sealed class BothLanguagesAttribute(string everyday) : EachAttribute
{
    /// <summary>The language of every day.</summary>
    public string Everyday => everyday;

    protected override IEnumerable<string> Words => EveryDay(everyday, "en", "zh-Hans");
}
