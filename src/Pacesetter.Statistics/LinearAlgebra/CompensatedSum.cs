namespace Pacesetter.Statistics.LinearAlgebra;

/// <summary>A running sum that keeps what rounding would lose.</summary>
/// <remarks>
/// <para>s ← s + x; c ← c + the part of the smaller term that s could not hold; the sum is s + c   [Neumaier1974]</para>
/// <para>A million equal terms summed plainly all round the same way; here the error stays near one unit in the last place.</para>
/// </remarks>
struct CompensatedSum
{
    double sum;
    double lost;

    public readonly double Value => sum + lost;

    public void Add(double term)
    {
        double next = sum + term;
        lost += Math.Abs(sum) >= Math.Abs(term) ? sum - next + term : term - next + sum;
        sum = next;
    }
}
