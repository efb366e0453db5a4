namespace Pacesetter.Web.Charts;

/// <summary>Who learns from whom: hosts on the left, learners on the right, a line for each pair, the broader the more it brings. Learners stand beside their host, so that no lines cross.</summary>
/// <param name="Caption">What it says about itself.</param>
/// <param name="Pairs">The pairs.</param>
public sealed record ExchangeGraph(Caption Caption, IReadOnlyList<ExchangeLine> Pairs)
{
    /// <summary>More pairs than this are not told apart by eye.</summary>
    public const int Most = 40;

    const double Pitch = 22;
    const double Broadest = 7;

    /// <summary>What stands above hosts and above learners.</summary>
    public required (string Hosts, string Learners) Heads { get; init; }

    /// <summary>Draws it <paramref name="width"/> px wide.</summary>
    public string Draw(double width)
    {
        IGrouping<string, ExchangeLine>[] hosts = [.. Pairs.GroupBy(it => it.Host).OrderByDescending(it => it.Sum(pair => pair.Weight)).ThenBy(it => it.Key, StringComparer.Ordinal)];
        (double left, double right) = (width * 0.4, width * 0.56);
        // Bold letters are broader than those that widths are reckoned for.
        double room = (left - 14) / 1.12;
        double most = Math.Max(Pairs.Max(it => it.Weight), 1e-9);
        var svg = new Svg(Caption.Id, new(width, 34 + (Pitch * (Pairs.Count + (hosts.Length * 0.4)))), Caption.Finding, Caption.Subject);
        svg.Text(new(left - 8, 14), Svg.Cut(Heads.Hosts, room), new(Anchor.End, Paint.Muted, 12, true));
        svg.Text(new(right + 8, 14), Svg.Cut(Heads.Learners, room), new(Anchor.Start, Paint.Muted, 12, true));
        double top = 30;
        foreach (IGrouping<string, ExchangeLine> host in hosts)
        {
            ExchangeLine[] learners = [.. host.OrderByDescending(it => it.Weight).ThenBy(it => it.Learner, StringComparer.Ordinal)];
            double middle = top + (Pitch * learners.Length / 2);
            foreach ((ExchangeLine pair, int at) in learners.Select((pair, at) => (pair, at)))
            {
                double y = top + (Pitch * (at + 0.5));
                svg.Line(new(left, middle), new(right, y), Paint.Line(Paint.Context, 1 + (Broadest * Math.Max(pair.Weight, 0) / most)) with { Opacity = 0.55 });
                svg.Circle(new(right, y), 3.5, new(Paint.Ink), $"{pair.Host} → {pair.Learner} · {pair.Says}");
                svg.Text(new(right + 8, y + 4), Svg.Cut($"{pair.Learner} · {pair.Says}", width - right - 12), new(Anchor.Start, Paint.Ink));
            }

            svg.Circle(new(left, middle), 5, new(Paint.Subject), $"{host.Key} → {learners.Length}");
            svg.Text(new(left - 10, middle + 4), Svg.Cut($"{host.Key} ({learners.Length})", room), new(Anchor.End, Paint.Ink, 12, true));
            top += Pitch * (learners.Length + 0.4);
        }

        return svg.End();
    }
}

/// <summary>One learner and their host.</summary>
/// <param name="Host">Who shows.</param>
/// <param name="Learner">Who learns.</param>
/// <param name="Weight">What it brings.</param>
/// <param name="Says">The same in words.</param>
public readonly record struct ExchangeLine(string Host, string Learner, double Weight, string Says);
