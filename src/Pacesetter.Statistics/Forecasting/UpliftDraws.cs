using System.Runtime.Intrinsics;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Forecasting;

/// <summary>Draws what the uplifts make of the output of eight paths and of their mirror images.</summary>
sealed class UpliftDraws
{
    const int Lanes = 8;
    const ulong Apart = 0x5851F42D4C957F2D;

    readonly CompletionSpecification specification;
    readonly double[][] tables;
    readonly double[][] parts;
    readonly int horizon;

    public UpliftDraws(CompletionSpecification specification, int horizon)
    {
        this.specification = specification;
        this.horizon = horizon;
        tables = [.. specification.Uplifts.Select(it => it.Table())];
        parts = [.. specification.Uplifts.Select(it => Enumerable.Range(1, horizon).Select(it.Part).ToArray())];
    }

    public bool None => tables.Length == 0;

    /// <summary>Factors of the H periods of eight paths, then of their mirror images.</summary>
    public void Fill(int block, int batch, Span<Vector512<double>> factors)
    {
        factors.Fill(Vector512<double>.One);
        Span<double> shares = stackalloc double[2 * Lanes];
        for (int k = 0; k < tables.Length; k++)
        {
            Uplift uplift = specification.Uplifts[k];
            var random = new RandomSequence(specification.Seed ^ Apart, ((ulong)uplift.Number << 40) | ((ulong)block << 8) | (uint)batch);
            for (int lane = 0; lane < Lanes; lane++)
            {
                int rank = random.NextInt(Uplift.Strata);
                double stays = random.NextUniform();
                shares[lane] = stays < uplift.Sticks ? tables[k][rank] : 0;
                shares[Lanes + lane] = 1 - stays < uplift.Sticks ? tables[k][^(rank + 1)] : 0;
            }

            Vector512<double> own = Vector512.Create<double>(shares[..Lanes]), mirrored = Vector512.Create<double>(shares[Lanes..]);
            for (int h = 0; h < horizon; h++)
            {
                factors[h] += own * parts[k][h];
                factors[horizon + h] += mirrored * parts[k][h];
            }
        }
    }
}
