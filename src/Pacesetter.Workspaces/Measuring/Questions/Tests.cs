namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>The ids of the tests that are the house's own, beside those of the statistics.</summary>
static class Tests
{
    /// <summary>An operation easier than others net of persons, machines and shifts.</summary>
    public const string EffectHigh = "effect_high";

    /// <summary>Reports of near-misses that stopped.</summary>
    public const string Silence = "silence";

    /// <summary>An operation harder than others.</summary>
    public const string EffectLow = "effect_low";
}
