using Pacesetter.Exchanging;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Exchanging.Meetings;

/// <summary>A conference's programme or its proceedings, in the words of one language.</summary>
/// <param name="report">The conference.</param>
/// <param name="words">The term pack.</param>
public sealed class ProgrammeText(ConferenceReport report, TermPack words)
{
    readonly NumberForms forms = new(words);
    readonly NounWords nouns = new(words);

    Conference It => report.Conference;

    public string Kicker => string.Join(" · ", ((string?[])[It.Ordinal is { } number ? words.Say("programme.ordinal", ("n", forms.Count(number))) : null, Days, It.Place]).Where(it => !string.IsNullOrEmpty(it)));

    public string Headline => words.Own(It.Title);

    /// <summary>What will be presented, where it is shown, and by whom delegates are sent.</summary>
    public IReadOnlyList<Section> Programme =>
    [
        .. It.Presentations.GroupBy(it => it.On).OrderBy(it => it.Key ?? DateOnly.MaxValue).Select((day, at) => Day(day.Key, day, at + 1)),
        .. It.Presentations.Count == 0 ? [new Section("day-1", words["programme.presentations"], [words["programme.empty"]], [])] : (Section[])[],
        .. Demonstrations.Length > 0 ? [Visits] : (Section[])[],
        .. It.Quotas.Count > 0 ? [Delegates] : (Section[])[],
    ];

    /// <summary>What was presented, asked, resolved and called for, and what came of it.</summary>
    public IReadOnlyList<Section> Proceedings =>
    [
        new("presented", words["programme.presentations"], [words.Say("programme.presenters", ("n", forms.Count(It.Presenters)), ("items", forms.Count(It.Presentations.Count)))], It.Presentations.Count == 0 ? [] : [Items(words["programme.presentations"], It.Presentations, timed: false)]),
        .. It.Presentations.Any(it => it.Questions.Count > 0) ? [Questions] : (Section[])[],
        Resolutions,
        .. report.Appeals.Count > 0 ? [Appeals] : (Section[])[],
        Outcome,
    ];

    string Days => It.From is not { } first ? "" : forms.Span(new(first, It.To ?? first));

    Presentation[] Demonstrations => [.. It.Presentations.Where(it => it.Demonstration)];

    Section Day(DateOnly? day, IEnumerable<Presentation> items, int at) => new(
        $"day-{at}",
        day is { } on ? forms.Day(on) : words["programme.unscheduled"],
        [],
        [Items(day is { } named ? forms.Day(named) : words["programme.unscheduled"], [.. items.OrderBy(it => it.Time() ?? TimeOnly.MaxValue)], timed: day is not null)]);

    // A column in which nothing stands is left out.
    PrintedTable Items(string caption, IReadOnlyList<Presentation> items, bool timed)
    {
        (string Header, Func<Presentation, string> Cell)[] columns =
        [
            ("programme.title", it => words.Own(it.Title)),
            .. timed ? [("programme.time", Time)] : ((string, Func<Presentation, string>)[])[],
            ("programme.by", By),
            ("programme.practice", it => it.Practice is { } practice ? Name(practice) : ""),
            ("programme.where", Where),
        ];
        (string Header, Func<Presentation, string> Cell)[] filled = [.. columns.Where((column, at) => at == 0 || items.Any(it => column.Cell(it).Length > 0))];
        return new(caption, [.. filled.Select(it => new PrintedColumn(words[it.Header]))], [.. items.Select(item => (IReadOnlyList<string>)[.. filled.Select(it => it.Cell(item))])]);
    }

    Section Visits => new("visits", words["programme.visits"], [words["programme.visits.about"]], [new(
        words["programme.visits"],
        [new(words["programme.title"]), new(words["programme.host"]), new(words["programme.time"]), new(words["programme.places"], true), new(words["programme.booked"], true), new(words["programme.visitors"])],
        [.. Demonstrations.Select(it => (IReadOnlyList<string>)
        [
            words.Own(it.Title),
            it.Organisation is { } host ? Name(host) : "",
            $"{(it.On is { } on ? forms.Day(on) : "")} {Time(it)}".Trim(),
            it.Places is { } places ? forms.Count(places) : "",
            forms.Count(it.Bookings.Sum(one => one.Persons)),
            List(it.Bookings.Select(one => Name(one.Unit))),
        ])])]);

    Section Delegates => new("delegates", words["programme.delegates"], [words.Say(It.Reserve ? "programme.delegates.reserved" : "programme.delegates.divided", ("n", forms.Count(It.Seats)))], [new(
        words["programme.delegates"],
        [new(words["programme.unit"]), new(words["programme.heads"], true), new(words["programme.seats"], true), new(words["programme.delegates.named"], true)],
        [.. It.Quotas.Select(it => (IReadOnlyList<string>)[Name(it.Unit), forms.Count(it.Heads), forms.Count(it.Seats), forms.Count(It.Delegates.Count(one => one.Unit == it.Unit))])])]);

    Section Questions => new("questions", words["programme.questions"], [], [])
    {
        Lists = [.. It.Presentations.Where(it => it.Questions.Count > 0).Select(it => new PrintedList(words.Own(it.Title), it.Questions, "; "))],
    };

    Section Resolutions => new("resolutions", words["programme.resolutions"], report.Resolutions.Count == 0 ? [words["programme.resolutions.none"]] : [], report.Resolutions.Count == 0 ? [] : [new(
        words["programme.resolutions"],
        [new(words["programme.resolution"]), new(words["programme.owner"]), new(words["programme.due"]), new(words["programme.state"]), new(words["programme.report"])],
        [.. report.Resolutions.Select(it => (IReadOnlyList<string>)[words.Own(it.Text), it.Owner ?? "", it.DueOn is { } due ? forms.Day(due) : "", nouns.State(Lifecycles.Nouns.Find("resolution")!, UseCases.Words.Of(it.State)), it.Report ?? ""])])]);

    Section Appeals => new("appeals", words["programme.appeals"], [], [new(
        words["programme.appeals"],
        [new(words["programme.title"]), new(words["programme.audience"]), new(words["programme.actions"])],
        [.. report.Appeals.Select(it => (IReadOnlyList<string>)[words.Own(words.Choose("", it.Title, it.TitleZh)), it.Audience, List(it.Actions.Select(action => words.Find("value." + action) ?? action))])])]);

    Section Outcome => new("outcome", words["programme.outcome"], [words.Say("programme.outcome.text", ("practices", forms.Count(report.Score.Practices)), ("adoptions", forms.Count(report.Score.Adoptions)), ("proven", forms.Count(report.Score.Proven)))], report.Score.Presented.Count == 0 ? [] : [new(
        words["programme.outcome"],
        [new(words["programme.practice"]), new(words["programme.adopted"], true), new(words["programme.proven"], true)],
        [.. report.Score.Presented.Select(it => (IReadOnlyList<string>)[Name(it.Practice), forms.Count(it.Adoptions), forms.Count(it.Proven)])])]);

    static string Time(Presentation it) => it.Time() is not { } begin ? ""
        : it.Minutes is { } minutes ? $"{begin:HH:mm}–{begin.AddMinutes(minutes):HH:mm}"
        : $"{begin:HH:mm}";

    string By(Presentation it) => List([.. it.Presenters.Select(Name), .. it.Organisation is { } unit && !it.Demonstration ? [Name(unit)] : (string[])[]]);

    string Where(Presentation it) => string.Join(" · ", ((string?[])[it.Demonstration && it.Organisation is { } host ? Name(host) : null, it.Room, it.Section]).Where(one => !string.IsNullOrEmpty(one)));

    string Name(string code) => report.Names.TryGetValue(code, out Named? named) ? words.Own(words.Choose(code, named.Name, named.NameZh)) : code;

    string List(IEnumerable<string> names) => string.Join(words["format.list"], names);
}
