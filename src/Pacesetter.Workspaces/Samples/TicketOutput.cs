namespace Pacesetter.Workspaces.Samples;

/// <summary>Turns time and pace into units.</summary>
static class TicketOutput
{
    /// <summary>What a ticket yields: units × true minutes + set-ups = minutes worked × e^pace.</summary>
    /// <param name="job">The job.</param>
    /// <param name="steps">Time of all hands, in clock steps.</param>
    /// <param name="pace">The sum of all effects, in log points.</param>
    /// <param name="scrapFactor">Person × machine.</param>
    /// <param name="chance">The stream to draw from.</param>
    public static Output Of(Job job, int steps, double pace, double scrapFactor, ref Chance chance)
    {
        double minutes = steps * Step.Minutes * LogPoints.Factor(pace);
        int setups = job.SetupMinutes > 0 && minutes > 3 * job.SetupMinutes && chance.Yes(0.6) ? 1 : 0;
        double expected = (minutes - setups * job.SetupMinutes) / job.Minutes;
        // Counted output comes in whole units, measured output in hundredths.
        int unit = job.Operation.Class.Measured ? 1 : 100;
        double grains = expected * 100 / unit;
        int made = chance.Round(grains);
        int scrap = Math.Min(made, chance.Round(made * job.Operation.Scrap * scrapFactor * chance.Between(0.4, 1.6)));
        int rework = Math.Min(made - scrap, chance.Round(made * 0.004));
        return new((made - scrap) * unit, scrap * unit, rework * unit, (short)setups);
    }
}
