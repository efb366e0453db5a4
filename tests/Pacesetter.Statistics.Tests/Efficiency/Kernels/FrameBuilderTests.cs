using CsCheck;
using Pacesetter.Statistics.Efficiency;
using Pacesetter.Statistics.Efficiency.Kernels;

namespace Pacesetter.Statistics.Tests.Efficiency.Kernels;

public class FrameBuilderTests
{
    static readonly Gen<double> Smooth = Gen.Double[0.5, 50];
    static readonly Gen<double> Coarse = Gen.Int[0, 5].Select(value => (double)value);

    // 300 to 700 units, smooth or of whole numbers 0 to 5 with hundreds of twins: each score against the frame is the score against all.
    [Fact]
    public void Scores_against_the_frame_are_scores_against_all() =>
        Gen.Select(Gen.Int[300, 700], Gen.Bool, GeneratedPanels.Mixing, GeneratedPanels.Oriented).SelectMany((n, smooth, returns, orientation) =>
            (smooth ? Smooth : Coarse).Array[n].Array[4].Select(columns => (columns, returns, orientation))).Sample(
            it =>
            {
                // The first input and output are raised by one, so that nobody is without.
                var panel = new UnitPanel([[.. it.columns[0].Select(x => x + 1)], it.columns[1]], [[.. it.columns[2].Select(y => y + 1)], it.columns[3]]);
                FrontierEstimate estimate = Frontier.Measure(new() { Returns = it.returns, Orientation = it.orientation, Outliers = null }, panel);
                Assert.True(estimate.Certificate.Holds, estimate.Certificate.ToString());
                Assert.True(estimate.FrameSize < panel.Units);
                var technology = new Technology(panel, it.returns);
                var scorer = new RadialScorer(technology, it.orientation == Orientation.Output, ColumnStore.Of(technology, [.. Enumerable.Range(0, panel.Units)]));
                for (int k = 0; k < panel.Units; k++)
                {
                    Assert.Equal(RevisedSimplex.Ending.Optimal, scorer.Solve(k));
                    Assert.Equal(scorer.Score, estimate.Scores[k], 1e-9 * scorer.Score);
                }
            },
            iter: 40);

    [Fact]
    public void A_frame_holds_each_of_equal_units_once()
    {
        double[] inputs = [.. Enumerable.Range(0, 600).Select(k => 1.0 + (k % 3))];
        double[] outputs = [.. inputs.Select(x => x == 3 ? 5.0 : x)]; // (1, 1), (2, 2), (3, 5): the middle one is inside
        ColumnStore frame = new FrameBuilder(new Technology(new([inputs], [outputs]), Returns.Variable), 2).Build();
        Assert.Equal(2, frame.Count);
    }
}
