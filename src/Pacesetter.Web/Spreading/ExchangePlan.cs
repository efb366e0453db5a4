using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Charts;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Measuring;
using Pacesetter.Workspaces.Spreading;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Spreading;

/// <summary>A suggested plan of exchanges, as drawn and as printed.</summary>
public sealed class ExchangePlan
{
    /// <summary>What its files are called.</summary>
    public const string Id = "exchange";

    const double Wide = 720;
    const double Narrow = 330;

    readonly Visit visit;
    readonly NumberForms forms;
    readonly Dictionary<string, string> names;

    internal ExchangePlan(Visit visit, MatchAnswer answer, IReadOnlyList<UnitRow> units)
    {
        (this.visit, Answer, forms) = (visit, answer, new(visit.Words));
        names = units.Where(it => it.Unit is not null).DistinctBy(it => it.Unit).ToDictionary(it => it.Unit!, it => visit.Words.Choose(it.Unit!, it.Name, it.NameZh), StringComparer.Ordinal);
    }

    public MatchAnswer Answer { get; }

    /// <summary>The pairs, those that bring most first.</summary>
    public IReadOnlyList<MatchPair> Pairs => field ??= [.. Answer.Pairs.OrderByDescending(it => it.Net).ThenBy(it => it.Learner, StringComparer.Ordinal)];

    /// <summary>The plan in one sentence.</summary>
    public string Finding => Pairs.Count == 0 ? visit.Say("page.exchange.nobody") : visit.Say("page.exchange.finding", ("n", forms.Count(Pairs.Count)), ("hosts", forms.Count(Pairs.Select(it => it.Mentor).Distinct().Count())), ("hours", forms.Number((decimal)Answer.Total, 0)));

    /// <summary>Who learns from whom; null where nobody does.</summary>
    public DrawnFigure? Graph
    {
        get
        {
            if (Pairs.Count == 0)
            {
                return null;
            }

            MatchPair[] drawn = [.. Pairs.Take(ExchangeGraph.Most)];
            string subject = visit.Say(Pairs.Count > ExchangeGraph.Most ? "page.exchange.chart.most" : "page.exchange.chart.sub", ("n", forms.Count(drawn.Length)), ("all", forms.Count(Pairs.Count)));
            string Draw(string id, double width, Func<string, string> name) => new ExchangeGraph(new(id, Title, subject), [.. drawn.Select(it => new ExchangeLine(name(it.Mentor), name(it.Learner), it.Net, Hours(it.Net)))]) { Heads = (visit.Say("page.exchange.host"), visit.Say("page.exchange.learner")) }.Draw(width);
            // A narrow chart has no room for the end of long names, which tells them apart.
            return new(Title, subject, [new("", "", Draw("exchange-wide", Wide, Name), Draw("exchange-narrow", Narrow, code => code))]);
        }
    }

    /// <summary>All pairs, for a file.</summary>
    public PrintedTable Table => new(
        Title,
        [Column("learner"), Column("host"), Column("operation"), Column("practice"), Column("net", true), Column("gain", true), Column("cost", true), Column("basis")],
        [.. Pairs.Select(it => (IReadOnlyList<string>)[Name(it.Learner), Name(it.Mentor), it.Operation ?? "", it.Practice ?? "", Number(it.Net), Number(it.Gain), it.Cost is { } cost ? Number(cost) : "", Basis(it)])]) { Twin = true };

    /// <summary>What each host gives, the most loaded first.</summary>
    public IEnumerable<(string Host, int Learners, double Hours)> Load => Answer.Pairs.GroupBy(it => it.Mentor).Select(it => (Name(it.Key), it.Count(), it.Sum(pair => pair.HostHours ?? 0))).OrderByDescending(it => it.Item3).ThenBy(it => it.Item1, StringComparer.Ordinal);

    /// <summary>What a pair's figure is made of.</summary>
    public IReadOnlyList<(string, string)> Inputs(MatchPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return
        [
            (visit.Say("page.exchange.shared"), pair.Hours is { } hours ? Number(hours) : "–"),
            (visit.Say("page.exchange.expected"), pair.Expected is { } expected ? Number(expected) : "–"),
            (visit.Say("page.exchange.gain"), Number(pair.Gain)),
            (visit.Say("page.exchange.cost"), pair.Cost is { } cost ? Number(cost) : "–"),
            (visit.Say("page.exchange.host_hours"), pair.HostHours is { } given ? Number(given) : "–"),
            .. pair.Probability is { } p ? [(visit.Say("page.exchange.probability"), forms.Percent((decimal)p))] : ((string, string)[])[],
        ];
    }

    /// <summary>What the gain of a pair rests on.</summary>
    public string Basis(MatchPair pair)
    {
        ArgumentNullException.ThrowIfNull(pair);
        return visit.Say($"page.exchange.basis.{pair.Basis}");
    }

    /// <summary>What a unit or person is called.</summary>
    public string Name(string code) => names.GetValueOrDefault(code, code);

    /// <summary>A gain in hours a week.</summary>
    public string Hours(double hours) => forms.Hours((decimal)hours);

    string Title => visit.Say("page.exchange.table");

    string Number(double number) => forms.Number((decimal)number, 1);

    PrintedColumn Column(string name, bool number = false) => new(visit.Say("page.exchange." + name), number);
}
