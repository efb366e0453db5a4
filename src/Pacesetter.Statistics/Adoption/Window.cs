namespace Pacesetter.Statistics.Adoption;

/// <summary>The mean of the weeks of a window that have a value, and their share.</summary>
readonly record struct Window(double Mean, double Present)
{
    public static Window Of(ReadOnlySpan<double> weeks)
    {
        double sum = 0;
        int count = 0;
        foreach (double value in weeks)
        {
            bool present = !double.IsNaN(value);
            sum += present ? value : 0;
            count += present ? 1 : 0;
        }

        return new(sum / count, (double)count / weeks.Length);
    }
}
