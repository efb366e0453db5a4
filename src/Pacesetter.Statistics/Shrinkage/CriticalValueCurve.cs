namespace Pacesetter.Statistics.Shrinkage;

/// <summary>The critical value as a curve over the bias, for one kurtosis and one risk: for thousands of units far cheaper than a search for each.</summary>
/// <remarks>Polynomials at Chebyshev points of ln m, halved until a quarter and three quarters of each piece agree with the search to 1e-10; the curve is smooth but for two points.</remarks>
sealed class CriticalValueCurve
{
    const int Degree = 12;
    const double Tolerance = 1e-10;
    readonly List<(double Low, double High, double[] Values)> pieces = [];
    readonly double kurtosis;
    readonly double alpha;

    public CriticalValueCurve((double Least, double Greatest) bias, double kurtosis, double alpha)
    {
        (this.kurtosis, this.alpha) = (kurtosis, alpha);
        double low = Math.Log(bias.Least);
        double high = Math.Log(bias.Greatest);
        int count = Math.Max(1, (int)Math.Ceiling((high - low) / 2));
        for (int i = 0; i < count; i++)
        {
            Add(low + ((high - low) * i / count), i == count - 1 ? high : low + ((high - low) * (i + 1) / count));
        }
    }

    public double At(double bias)
    {
        double x = Math.Log(bias);
        (int first, int last) = (0, pieces.Count - 1);
        while (first < last)
        {
            int middle = (first + last) / 2;
            (first, last) = x <= pieces[middle].High ? (first, middle) : (middle + 1, last);
        }

        return Interpolate(pieces[first], x);
    }

    void Add(double low, double high)
    {
        var piece = (low, high, Values: new double[Degree + 1]);
        for (int k = 0; k <= Degree; k++)
        {
            piece.Values[k] = Exact(Point(low, high, k));
        }

        double width = high - low;
        double left = low + (width * 0.26);
        double right = low + (width * 0.74);
        if (width > 1e-6 && (Math.Abs(Interpolate(piece, left) - Exact(left)) > Tolerance || Math.Abs(Interpolate(piece, right) - Exact(right)) > Tolerance))
        {
            Add(low, low + (width / 2));
            Add(low + (width / 2), high);
            return;
        }

        pieces.Add(piece);
    }

    double Exact(double x) => CriticalValue.Of(Math.Exp(x), kurtosis, alpha);

    static double Point(double low, double high, int k) => low + ((high - low) * (1 - Math.Cos(Math.PI * k / Degree)) / 2);

    // The barycentric formula at Chebyshev points of the second kind [BerrutTrefethen2004].
    static double Interpolate((double Low, double High, double[] Values) piece, double x)
    {
        double above = 0;
        double below = 0;
        for (int k = 0; k <= Degree; k++)
        {
            double distance = x - Point(piece.Low, piece.High, k);
            if (distance == 0)
            {
                return piece.Values[k];
            }

            double weight = (k % 2 == 0 ? 1 : -1) * (k is 0 or Degree ? 0.5 : 1) / distance;
            above += weight * piece.Values[k];
            below += weight;
        }

        return above / below;
    }
}
