using Pacesetter.Statistics.Efficiency.Kernels;

namespace Pacesetter.Statistics.Efficiency;

/// <summary>Where each unit stands, whom it can learn from, and what it would reach. Units are counted from zero in the order of the panel.</summary>
public sealed class FrontierEstimate
{
    readonly UnitPanel panel;
    readonly Solutions solutions;

    internal FrontierEstimate(FrontierSpecification specification, UnitPanel panel, Solutions solutions, IReadOnlyList<Outlier> outliers)
    {
        (Specification, this.panel, this.solutions, Outliers) = (specification, panel, solutions, outliers);
        Undefined = [.. Enumerable.Range(0, panel.Units).Where(unit => !double.IsFinite(solutions.Scores[unit]))];
        Warnings = [.. FrontierWarnings.Of(this, panel)];
    }

    /// <summary>What was asked.</summary>
    public FrontierSpecification Specification { get; }

    /// <summary>n scores: θ or ρ ≤ 1 for inputs, φ ≥ 1 for outputs, the sum of slacks for the additive measure. A programme without an answer has the infinity that stands for its value: see <see cref="Undefined"/>.</summary>
    public IReadOnlyList<double> Scores => solutions.Scores;

    /// <summary>Units whose programme has no answer: the others cannot do what they do (super-efficiency), or no proportion of their outputs means anything.</summary>
    public IReadOnlyList<int> Undefined { get; }

    /// <summary>How many units the scores were found against: those that span the frontier, and perhaps some on its boundary.</summary>
    public int FrameSize => solutions.FrameSize;

    /// <summary>What to know before the scores are used.</summary>
    public IReadOnlyList<FrontierWarning> Warnings { get; }

    /// <summary>What the look for outliers found; empty where it was not asked for or found none.</summary>
    public IReadOnlyList<Outlier> Outliers { get; }

    /// <summary>The worst of all certificates, figure by figure.</summary>
    public Certificate Certificate => solutions.Certificates.Aggregate(default(Certificate), (worst, each) => worst.Worse(each));

    /// <summary>The proof of a unit's score.</summary>
    public Certificate CertificateOf(int unit) => solutions.Certificates[unit];

    /// <summary>Whom a unit can learn from: its peers, the largest λ first. One on the frontier has itself, or a unit with the same figures.</summary>
    public IReadOnlyList<Peer> PeersOf(int unit)
    {
        var peers = new List<Peer>();
        for (int i = unit * solutions.Rows; i < (unit + 1) * solutions.Rows; i++)
        {
            if (solutions.Lambdas[i] > 0)
            {
                peers.Add(new(solutions.Peers[i], solutions.Lambdas[i]));
            }
        }

        return [.. peers.OrderByDescending(peer => peer.Lambda).ThenBy(peer => peer.Unit)];
    }

    /// <summary>What remains to gain beside the score, in the units of the data: inputs, undesirable outputs, outputs.</summary>
    public IReadOnlyList<double> SlacksOf(int unit) => solutions.Slacks.AsSpan(unit * panel.Width, panel.Width).ToArray();

    /// <summary>The figures of the peers, mixed by their λ: at most the inputs and at least the outputs that the score promises.</summary>
    public UnitTarget TargetOf(int unit)
    {
        var figures = new double[panel.Width];
        IReadOnlyList<Peer> peers = PeersOf(unit);
        for (int column = 0; column < figures.Length; column++)
        {
            figures[column] = peers.Sum(peer => peer.Lambda * panel.Columns[column][peer.Unit]);
        }

        return new(figures[..panel.Inputs.Count], figures[panel.Inputs.Count..panel.Burdens], figures[panel.Burdens..]);
    }
}
