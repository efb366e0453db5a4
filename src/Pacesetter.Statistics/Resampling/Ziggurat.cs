namespace Pacesetter.Statistics.Resampling;

/// <summary>Standard normal numbers several times faster than by Φ⁻¹, for simulations that need millions.</summary>
/// <remarks>
/// <para>256 layers of equal area under exp(−x² ÷ 2); a point falls inside its layer's core 99 times of 100, else the wedge or the tail decides [MarsagliaTsang2000].</para>
/// <para>−z is the antithetic partner of z. Checked against: moments and tail shares of a million draws.</para>
/// </remarks>
static class Ziggurat
{
    const int Layers = 256;
    const double Tail = 3.6541528853610088;
    const double Area = 0.00492867323399;

    static readonly double[] Edges = Build();
    static readonly double[] Heights = [.. Edges.Select(x => Math.Exp(-0.5 * x * x))];

    /// <summary>Fills a span with independent standard normal numbers.</summary>
    public static void Fill(RandomSequence random, Span<double> numbers)
    {
        double[] edges = Edges;
        for (int i = 0; i < numbers.Length; i++)
        {
            ulong bits = random.NextBits();
            int layer = (int)(bits & (Layers - 1));
            double x = Signed(bits) * edges[layer];
            numbers[i] = Math.Abs(x) < edges[layer + 1] ? x : Edge(random, layer, x);
        }
    }

    static double Edge(RandomSequence random, int layer, double x)
    {
        while (true)
        {
            if (layer == 0)
            {
                return Beyond(random, x);
            }

            if (Heights[layer] + (random.NextUniform() * (Heights[layer + 1] - Heights[layer])) < Math.Exp(-0.5 * x * x))
            {
                return x;
            }

            ulong bits = random.NextBits();
            layer = (int)(bits & (Layers - 1));
            x = Signed(bits) * Edges[layer];
            if (Math.Abs(x) < Edges[layer + 1])
            {
                return x;
            }
        }
    }

    // Uniform from −1 to 1 by the upper 53 bits.
    static double Signed(ulong bits) => (unchecked((long)bits) >> 11) * (1.0 / (1L << 52));

    // The tail above the last edge: exponential proposals [Marsaglia1964].
    static double Beyond(RandomSequence random, double sign)
    {
        double a, b;
        do
        {
            a = -Math.Log(random.NextUniform()) / Tail;
            b = -Math.Log(random.NextUniform());
        }
        while (b + b < a * a);

        return Math.CopySign(Tail + a, sign);
    }

    // Edges from the widest, which stands for the base with its tail, to 0 at the top.
    static double[] Build()
    {
        var edges = new double[Layers + 1];
        edges[0] = Area / Math.Exp(-0.5 * Tail * Tail);
        edges[1] = Tail;
        for (int i = 2; i < Layers; i++)
        {
            edges[i] = Math.Sqrt(-2 * Math.Log((Area / edges[i - 1]) + Math.Exp(-0.5 * edges[i - 1] * edges[i - 1])));
        }

        return edges;
    }
}
