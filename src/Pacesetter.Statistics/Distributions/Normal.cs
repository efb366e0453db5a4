namespace Pacesetter.Statistics.Distributions;

/// <summary>The standard normal distribution.</summary>
/// <remarks>
/// <para>Φ(x) = ½ erfc(−x ÷ √2): a series of positive terms near zero, a continued fraction in the tails [AbramowitzStegun 7.1.6, 7.1.14].</para>
/// <para>Φ⁻¹ by rational approximation [Wichura1988, AS 241].</para>
/// <para>Relative error below 1e-13 in both tails. Checked against: printed tables and the round trip.</para>
/// </remarks>
public static class Normal
{
    /// <summary>The density φ(x).</summary>
    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    /// <summary>P(Z ≤ x).</summary>
    public static double Cumulative(double x) => Upper(-x);

    /// <summary>P(Z &gt; x), exact in the far tail where 1 − <see cref="Cumulative"/> has no digits left.</summary>
    public static double Upper(double x) => 0.5 * SpecialFunctions.ErrorComplement(x / double.Sqrt(2));

    /// <summary>The x with P(Z ≤ x) = p.</summary>
    /// <param name="p">A probability; 0 and 1 give the infinities.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not between 0 and 1.</exception>
    public static double Quantile(double p)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(p is >= 0 and <= 1, true, nameof(p));
        if (p is 0 or 1)
        {
            return p == 0 ? double.NegativeInfinity : double.PositiveInfinity;
        }

        double q = p - 0.5;
        return Math.Abs(q) <= 0.425 ? Central(q) : Math.CopySign(Tail(Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p))), q);
    }

    static double Central(double q)
    {
        double r = 0.180625 - (q * q);
        return q * SpecialFunctions.Polynomial(r, CentralTop) / SpecialFunctions.Polynomial(r, CentralBottom);
    }

    static double Tail(double r) => r <= 5
        ? SpecialFunctions.Polynomial(r - 1.6, NearTop) / SpecialFunctions.Polynomial(r - 1.6, NearBottom)
        : SpecialFunctions.Polynomial(r - 5, FarTop) / SpecialFunctions.Polynomial(r - 5, FarBottom);

    static ReadOnlySpan<double> CentralTop => [3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3];

    static ReadOnlySpan<double> CentralBottom => [1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3];

    static ReadOnlySpan<double> NearTop => [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4];

    static ReadOnlySpan<double> NearBottom => [1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9];

    static ReadOnlySpan<double> FarTop => [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7];

    static ReadOnlySpan<double> FarBottom => [1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15];
}
