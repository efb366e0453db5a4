using CsCheck;
using Pacesetter.Statistics.Assumptions;
using Pacesetter.Statistics.Integrity;

namespace Pacesetter.Statistics.Tests.Integrity;

public class CoPresenceTests
{
    // A record of 6 hours in place 1 that names 0; 1, 2 and 3 are there all the time, 4 for one hour, 5 elsewhere.
    [Fact]
    public void Three_helpers_who_are_not_named_are_seen()
    {
        NamedSpell record = new(1, 10, 16, [0]);
        Presence[] presences = [new(0, 1, 9, 17), new(1, 1, 9, 17), new(2, 1, 10, 16), new(3, 1, 10, 13), new(3, 1, 13, 16), new(4, 1, 15, 20), new(5, 2, 9, 17)];
        var found = CoPresence.Find([record], presences, 0.5);
        Assert.Equal([new(1, 1), new(2, 1), new(3, 1)], found[0]);
        Assert.Equal(new Unnamed(4, 1 / 6.0), CoPresence.Find([record], presences, 0.1)[0][3]);
    }

    // 0 has 3 of 4 records accompanied; of the 4 others' 1: q = 1/4. P(K ≥ 3 of 4) = 4 × (1/4)³ × 3/4 + (1/4)⁴ = 13/256.
    [Fact]
    public void One_whose_records_are_accompanied_more_often_than_others_by_hand()
    {
        NamedSpell[] records = [.. Enumerable.Range(0, 8).Select(i => new NamedSpell(1, i, i + 1, [i < 4 ? 0 : 1]))];
        Presence[] presences = [new(9, 1, 0, 3), new(9, 1, 5, 6)];
        var asked = CoPresence.Ask(records, CoPresence.Find(records, presences, 0.5));
        Assert.Equal(0, asked[0].Who);
        Assert.Equal(0.75, asked[0].Question.Estimate, 1e-15);
        Assert.Equal(13 / 256.0, asked[0].Question.PValue, 1e-13);
    }

    [Fact]
    public void Searching_by_the_start_finds_what_looking_at_all_finds() =>
        Gen.Select(Gen.Int[0, 40].Array[3, 30], Gen.Int[1, 12].Array[30]).Sample((starts, lengths) =>
        {
            Presence[] presences = [.. starts.Select((start, i) => new Presence(i, 0, start, start + lengths[i]))];
            NamedSpell record = new(0, 10, 20, [0]);
            var found = CoPresence.Find([record], presences, 0.1)[0].Select(unnamed => unnamed.Who);
            Assert.Equal(presences.Where(p => p.Who != 0 && Math.Min(p.To, 20) - Math.Max(p.From, 10) >= 1).Select(p => p.Who), found);
        });

    [Fact]
    public void Where_all_records_name_the_same_one_there_is_nobody_to_compare_with()
    {
        NamedSpell[] records = [new(1, 0, 1, [0]), new(1, 1, 2, [0])];
        Assert.Empty(CoPresence.Ask(records, CoPresence.Find(records, [], 0.5)));
    }

    [Fact]
    public void Times_that_cannot_be_are_refused()
    {
        Assert.Equal("not_finite", Assert.Throws<AssumptionException>(() => CoPresence.Find([new(1, 0, double.NaN, [0])], [], 0.5)).Id);
        Assert.Equal("not_positive", Assert.Throws<AssumptionException>(() => CoPresence.Find([new(1, 2, 2, [0])], [], 0.5)).Id);
        Assert.Equal("not_finite", Assert.Throws<AssumptionException>(() => CoPresence.Find([new(1, 0, 1, [0])], [new(1, 1, 0, double.PositiveInfinity)], 0.5)).Id);
    }
}
