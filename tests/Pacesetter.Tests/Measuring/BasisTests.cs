using Pacesetter.Measuring;
using Pacesetter.Statistics.Assumptions;

namespace Pacesetter.Tests.Measuring;

public class BasisTests
{
    // AT-19: 150 % of quota beside 133.3 % of the own past.
    [Fact]
    public void A_ranking_that_mixes_bases_is_refused()
    {
        var refused = Assert.Throws<AssumptionException>(() => Bases.Common([Basis.Quota, Basis.OwnBaseline, Basis.Quota]));
        Assert.Equal("mixed_bases", refused.Id);
        Assert.Contains("Quota and of OwnBaseline", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ranking_on_one_basis_is_allowed() => Assert.Equal(Basis.Quota, Bases.Common([Basis.Quota, Basis.Quota]));

    [Fact]
    public void Nothing_to_rank_has_no_basis() =>
        Assert.Equal("too_few_values", Assert.Throws<AssumptionException>(() => Bases.Common([])).Id);

    // AT-19: 800 ÷ 1.5 = 533 1/3: 800 pairs are one and a half only of a quota up to that.
    [Fact]
    public void Eight_hundred_pairs_are_one_and_a_half_only_of_a_quota_up_to_533()
    {
        Assert.Equal(533.3333333333m, Bases.LargestQuota(800, 1.5m), 9);
        Assert.Throws<ArgumentOutOfRangeException>(() => Bases.LargestQuota(800, 0));
    }
}
