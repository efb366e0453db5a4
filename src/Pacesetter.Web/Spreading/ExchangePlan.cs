using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Charts;
using Pacesetter.Web.Layout;
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

    /// <summary>So many rows are on the page; files have all.</summary>
    public const int MostRows = 200;

    const double Wide = 720;
    const double Narrow = 330;

    readonly Visit visit;
    readonly NumberForms forms;
    readonly UnitNames names;

    internal ExchangePlan(Visit visit, MatchAnswer answer, IReadOnlyList<UnitRow> units)
    {
        (this.visit, Answer, forms) = (visit, answer, new(visit.Words));
        names = new(units, visit.Words);
    }

    public MatchAnswer Answer { get; }

    /// <summary>Who may be paired.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["team", "work_centre", "person"];

    /// <summary>Whether persons are paired: what is drafted are mentorings.</summary>
    public bool IsOfPersons => visit.Query("by") == "person";

    /// <summary>Of how many pairs a draft would be made.</summary>
    public int Draftable => Pairs.Count(it => IsOfPersons || (it.Practice is not null && it.Standing is not { UnderWay: true }));

    /// <summary>What is to be taken up, or is being taken up already.</summary>
    public static string? PracticeOf(MatchPair pair) => pair.Practice ?? pair.Standing?.Practice;

    /// <summary>Why somebody is in no pair; null where they are in one, or not compared at all.</summary>
    public MatchWhyNot? WhyNot(string learner) => Answer.WhyNot.FirstOrDefault(it => it.Learner == learner);

    /// <summary>The same in one sentence.</summary>
    public string Reason(MatchWhyNot why) => visit.Say("page.exchange.why." + (why is { Reason: "not_told_apart", Gap: <= 0 } ? "leads" : why.Reason), ("host", why.Mentor is { } host ? Name(host) : ""), ("operation", why.Operation ?? ""), ("net", why.Net is { } net ? Number(net) : ""), ("places", Count(why.Places ?? 0)), ("gap", Percent(why.Gap)), ("lower", Percent(why.GapLower)));

    /// <summary>The figures behind it.</summary>
    public IReadOnlyList<(string, string)> Inputs(MatchWhyNot why) =>
    [
        .. Given("page.exchange.host", why.Mentor is { } host ? Name(host) : null),
        .. Given("page.exchange.operation", why.Operation),
        .. Given("page.exchange.why.sharing", why.Sharing is { } sharing ? Count(sharing) : null),
        .. Given("page.exchange.why.gap", why.Gap is null ? null : Percent(why.Gap)),
        .. Given("page.exchange.why.lower", why.GapLower is null ? null : Percent(why.GapLower)),
        .. Given("page.exchange.gain", why.Gain is { } gain ? Number(gain) : null),
        .. Given("page.exchange.cost", why.Cost is { } cost ? Number(cost) : null),
        .. Given("page.exchange.net", why.Net is { } net ? Number(net) : null),
        .. Given("page.exchange.why.places", why.Places is { } places ? Count(places) : null),
    ];

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
        [.. Pairs.Select(it => (IReadOnlyList<string>)[Name(it.Learner), Name(it.Mentor), it.Operation ?? "", PracticeOf(it) ?? "", Number(it.Net), Number(it.Gain), it.Cost is { } cost ? Number(cost) : "", Basis(it)])]) { Twin = true };

    /// <summary>Those who are in no pair, for a file.</summary>
    public PrintedTable Unpaired => new(
        visit.Say("page.exchange.why"),
        [Column("learner"), new(visit.Say("page.exchange.why.reason")), Column("host"), Column("operation"), Column("gain", true), Column("cost", true), Column("net", true)],
        [.. Answer.WhyNot.Select(it => (IReadOnlyList<string>)[Name(it.Learner), Reason(it), it.Mentor is { } host ? Name(host) : "", it.Operation ?? "", it.Gain is { } gain ? Number(gain) : "", it.Cost is { } cost ? Number(cost) : "", it.Net is { } net ? Number(net) : ""])]);

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
    public string Name(string code) => names.Of(code);

    /// <summary>A gain in hours a week.</summary>
    public string Hours(double hours) => forms.Hours((decimal)hours);

    /// <summary>A number of things.</summary>
    public string Count(int count) => forms.Count(count);

    IEnumerable<(string, string)> Given(string label, string? value) => value is null ? [] : [(visit.Say(label), value)];

    // A difference of logarithms as a part more.
    string Percent(double? log) => log is { } gap ? forms.Percent((decimal)(Math.Exp(gap) - 1), 1) : "–";

    string Title => visit.Say("page.exchange.table");

    string Number(double number) => forms.Number((decimal)number, 1);

    PrintedColumn Column(string name, bool number = false) => new(visit.Say("page.exchange." + name), number);
}
