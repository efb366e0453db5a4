using Pacesetter.Statistics.Forecasting;

namespace Pacesetter.Statistics.Tests.Forecasting;

public class ThetaTests
{
    static readonly double[] Thirty = [95.5, 109.3, 94, 102.4, 112.8, 99.4, 100.7, 100.2, 102.8, 105.8, 112.9, 101.2, 100, 106.1, 101.1, 107.2, 104.9, 95.9, 110.9, 108.4, 115.9, 116.7, 120.3, 116.2, 117.4, 111.2, 122, 123, 110.6, 109.9];

    static readonly double[] TwentyFour = [98.5, 100.2, 97.9, 105.3, 107.6, 105.3, 108.3, 112.2, 115.5, 115.3, 122.3, 124.9, 123.4, 115.6, 121.1, 121.9, 122.8, 127.6, 131.9, 135.2, 139.9, 144, 145.3, 138.4];

    // thetaf of R forecast 8.20, with the α and level that its ses found on the same series.
    [Fact]
    public void The_closed_form_is_that_of_R()
    {
        Same([115.0907784517285, 115.4025804539532, 115.7143824561779, 116.0261844584026, 116.3379864606273], new ThetaModel(0.323170615799047, 114.1259647375707, Theta.Slope(Thirty), 30, 1));
        Same([139.3678739076497, 140.3349608641714, 141.3020478206932, 142.2691347772149, 143.2362217337366, 144.2033086902584], new ThetaModel(0.9998999687601493, 138.4006902025428, Theta.Slope(TwentyFour), 24, 1));
    }

    // thetaf(level = 80) of R: the lower ends 106.6072874170850 … lie 1.2815515655 standard errors √43.8205 × √(1 + (h − 1)α²) below.
    [Fact]
    public void Its_standard_errors_are_those_of_R()
    {
        ForecastLaw law = Theta.Fit(Thirty).Forecast(5);
        double[] lower = [106.6072874170850, 106.4870842219654, 106.3868679967787, 106.3040972895888, 106.2367275368235];
        double[] errors = law.StandardErrors();
        for (int h = 0; h < 5; h++)
        {
            Assert.Equal(lower[h], law.Points[h] - (1.2815515655446004 * errors[h]), 1e-3);
        }
    }

    // 0, 2, 4, …: slope 2 exactly.
    [Fact]
    public void Half_of_the_slope_goes_on()
    {
        ForecastLaw law = Theta.Fit([.. Enumerable.Range(0, 12).Select(t => 2.0 * t)]).Forecast(3);
        Assert.Equal(1, law.Points[1] - law.Points[0], 1e-12);
        Assert.Equal(1, law.Points[2] - law.Points[1], 1e-12);
    }

    static void Same(double[] expected, ThetaModel model) => Assert.All(model.Forecast(expected.Length).Points.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
}
