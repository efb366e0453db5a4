namespace Pacesetter.Workspaces.Samples;

/// <summary>From effects in log points to factors.</summary>
static class LogPoints
{
    /// <summary>e to the power of the effect, for effects between −4 and 4.</summary>
    // By additions and multiplications alone: Math.Exp may differ in its last bit between machines.
    public static double Factor(double effect)
    {
        double r = effect / 64;
        double factor = 1 + r * (1 + r / 2 * (1 + r / 3 * (1 + r / 4 * (1 + r / 5 * (1 + r / 6)))));
        for (int doubling = 0; doubling < 6; doubling++)
        {
            factor *= factor;
        }

        return factor;
    }
}
