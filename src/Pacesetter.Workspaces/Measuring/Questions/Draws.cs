namespace Pacesetter.Workspaces.Measuring.Questions;

/// <summary>Spends random draws where they matter: few for a test that finds nothing, many for one whose p-value must stand among many.</summary>
static class Draws
{
    static readonly int[] Steps = [199, 1999, 19_999, 99_999];

    /// <summary>The values drawn in one step, at most.</summary>
    const long Most = 20_000_000;

    /// <summary>The test with as many draws as its p-value needs: each step draws the whole again, so a small p-value is that of one test with all its draws.</summary>
    /// <param name="values">How many values one draw orders.</param>
    /// <param name="test">The test with that many draws.</param>
    /// <param name="pValue">Its p-value.</param>
    public static T Refined<T>(long values, Func<int, T> test, Func<T, double> pValue)
    {
        T made = test(Steps[0]);
        for (int step = 1; step < Steps.Length && pValue(made) * (Steps[step - 1] + 1) <= 10 && Steps[step] * values <= Most; step++)
        {
            made = test(Steps[step]);
        }

        return made;
    }
}
