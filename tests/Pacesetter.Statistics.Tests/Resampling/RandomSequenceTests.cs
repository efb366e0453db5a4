using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Resampling;

public class RandomSequenceTests
{
    [Fact]
    public void The_same_seed_and_number_give_the_same_bits_and_others_do_not()
    {
        Assert.Equal(Bits(7, 3), Bits(7, 3));
        Assert.Equal(10_000, Enumerable.Range(0, 10_000).Select(i => new RandomSequence(7, (ulong)i).NextBits()).Distinct().Count());
        Assert.NotEqual(Bits(7, 3), Bits(8, 3));
    }

    // A million draws: the mean of uniforms has s.d. 0.00029, the variance of normals 0.0014; five of them.
    [Fact]
    public void Means_and_variances_are_those_of_the_distributions()
    {
        var sequence = new RandomSequence(1);
        double uniform = 0, normal = 0, square = 0;
        const int n = 1_000_000;
        for (int i = 0; i < n; i++)
        {
            uniform += sequence.NextUniform() / n;
            double z = sequence.NextNormal();
            normal += z / n;
            square += z * z / n;
        }

        Assert.Equal(0.5, uniform, 0.0015);
        Assert.Equal(0, normal, 0.005);
        Assert.Equal(1, square, 0.007);
    }

    // First numbers of neighbouring sequences: the correlation of 100,000 pairs has s.d. 0.003.
    [Fact]
    public void Neighbouring_sequences_do_not_resemble_each_other()
    {
        double sum = 0;
        for (int i = 0; i < 100_000; i++)
        {
            sum += new RandomSequence(1, (ulong)i).NextNormal() * new RandomSequence(1, (ulong)i + 1).NextNormal() / 100_000;
        }

        Assert.Equal(0, sum, 0.016);
    }

    // 60,000 throws: each face 10,000 ± 91.
    [Fact]
    public void A_die_is_fair_and_a_shuffle_keeps_its_items()
    {
        var sequence = new RandomSequence(2);
        int[] faces = new int[6];
        for (int i = 0; i < 60_000; i++)
        {
            faces[sequence.NextInt(6)]++;
        }

        Assert.All(faces, count => Assert.InRange(count, 9_500, 10_500));
        int[] items = [.. Enumerable.Range(0, 100)];
        sequence.Shuffle(items.AsSpan());
        Assert.NotEqual(Enumerable.Range(0, 100), items);
        Assert.Equal(Enumerable.Range(0, 100), items.Order());
    }

    static ulong[] Bits(ulong seed, ulong number)
    {
        var sequence = new RandomSequence(seed, number);
        return [.. Enumerable.Range(0, 5).Select(_ => sequence.NextBits())];
    }
}
