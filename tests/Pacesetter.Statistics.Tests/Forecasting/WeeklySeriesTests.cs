using Pacesetter.Statistics.Forecasting;

namespace Pacesetter.Statistics.Tests.Forecasting;

public class WeeklySeriesTests
{
    [Fact]
    public void Tmp()
    {
        var w = SharedFile.Weekly();
        var sb = new System.Text.StringBuilder();
        foreach (var (past, next) in w)
        {
            var s = ExponentialSmoothing.Fit(past, new()); var h = ExponentialSmoothing.Fit(past, new(Trend.Additive)); var d = ExponentialSmoothing.Fit(past, new(Trend.Damped)); var th = Theta.Fit(past);
            string G(IReadOnlyList<double> f) { double sm = 0, ma = 0, sc = 0; for (int i = 0; i < 13; i++) { sm += 200 * Math.Abs(f[i] - next[i]) / (Math.Abs(f[i]) + Math.Abs(next[i])) / 13; ma += Math.Abs(f[i] - next[i]) / 13; } for (int t = 1; t < past.Length; t++) { sc += Math.Abs(past[t] - past[t - 1]) / (past.Length - 1); } return FormattableString.Invariant($"{sm},{ma / sc}"); }
            sb.AppendLine(FormattableString.Invariant($"{past.Length},{G(s.Forecast(13).Points)},{s.SumOfSquares},{s.Parameters.Alpha},{G(h.Forecast(13).Points)},{h.SumOfSquares},{h.Parameters.Alpha},{h.Parameters.Beta},{G(d.Forecast(13).Points)},{d.SumOfSquares},{d.Parameters.Alpha},{d.Parameters.Beta},{d.Parameters.Phi},{G(th.Forecast(13).Points)}"));
        }
        File.WriteAllText("/tmp/h8/own.csv", sb.ToString());
    }
}
