using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;
using Pacesetter.Statistics.Resampling;

namespace Pacesetter.Statistics.Tests.Integrity;

public class LastDigitsTests
{
    // 100 values: 28 end in 0, 8 in each other digit. X² = (18² + 9 × 2²) ÷ 10 = 36; z₀ = 18 ÷ 3 = 6; effect √(36 ÷ 900) = 0.2; Whipple 5 × 36 ÷ 100 = 1.8.
    // P(χ²₉ > 36) = 3.9e-5 by the printed table (27.9 at 0.001).
    [Fact]
    public void Too_many_noughts_by_hand()
    {
        long[] values = [.. Enumerable.Range(0, 80).Select(i => 100L + i), .. Enumerable.Repeat(150L, 20), 7, -12];
        var found = LastDigits.Of(values);
        Assert.Equal((100, 2, 28), (found.Total, found.LeftOut, found.Counts[0]));
        Assert.Equal(36, found.ChiSquare, 1e-12);
        Assert.Equal(6, found.Deviations[0], 1e-12);
        Assert.Equal(0.2, found.Effect, 1e-12);
        Assert.Equal(1.8, found.Question.Estimate, 1e-12);
        Assert.InRange(found.Question.PValue, 3e-5, 5e-5);
    }

    [Fact]
    public void Negative_numbers_have_the_digits_of_their_size() => Assert.Equal(100, LastDigits.Of([.. Enumerable.Range(100, 100).Select(i => -(long)i)]).Total);

    // 1,000 families of 200 even digits at 5 %: s.d. 0.7 %, the discreteness of X² a little more; 2 % to 8 %.
    [Fact]
    public void Even_digits_seldom_raise_the_question()
    {
        int alarms = 0;
        for (int sample = 0; sample < 1000; sample++)
        {
            var random = new RandomSequence(12, (ulong)sample);
            alarms += LastDigits.Of([.. Enumerable.Range(0, 200).Select(_ => 100L + random.NextInt(1000))]).Question.PValue < 0.05 ? 1 : 0;
        }

        Assert.InRange(alarms / 1000.0, 0.02, 0.08);
    }

    [Fact]
    public void Too_few_or_equal_numbers_are_refused()
    {
        Assert.Equal("too_few_values", Assert.Throws<AssumptionException>(() => LastDigits.Of([123, 456])).Id);
        Assert.Equal("too_few_values", Assert.Throws<AssumptionException>(() => LastDigits.Of([])).Id);
        Assert.Equal("all_equal", Assert.Throws<AssumptionException>(() => LastDigits.Of([.. Enumerable.Repeat(123L, 60)])).Id);
    }
}
