using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>The sections on the policy and on how each figure is computed.</summary>
static class GroundsText
{
    public static Section Policy(Bulletin bulletin, TermPack words) => new("policy", words["policy.heading"], [words["policy.text"]],
        [
            new(words["policy.heading"], [new(words["col.key"]), new(words["col.value"], true)],
                [.. bulletin.Policy.Select(value => new[] { words.Find($"policy.{value.Key}") ?? value.Key, value.Value })]),
        ]);

    public static Section Computed(Bulletin bulletin, TermPack words) => new("computed", words["computed.heading"], [words["computed.text"]], [])
    {
        Definitions = [.. bulletin.Computed.Select(part => new Definition(words[$"computed.{part.Figure}"], words[$"computed.{part.Figure}.formula"], $"pacesetter {part.Command}"))],
    };
}
