using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Measuring.Notices;

/// <summary>A notice in the words of one language.</summary>
public sealed class NoticeText
{
    const int SignatureLines = 6;

    readonly QuotaNotice notice;
    readonly TermPack words;
    readonly NumberForms forms;

    public NoticeText(QuotaNotice notice, TermPack words)
    {
        ArgumentNullException.ThrowIfNull(notice);
        (this.notice, this.words, forms) = (notice, words, new NumberForms(words));
    }

    public string Kicker => words.Say("notice.kicker", ("day", forms.Day(notice.On)));

    public string Headline => notice.InForce is [{ Minutes: { } minutes, Class: null }]
        ? words.Say("notice.headline.minutes", ("operation", Operation), ("n", Exact(minutes)), ("unit", Unit))
        : words.Say(notice.InForce.Count == 0 ? "notice.headline.none" : "notice.headline", ("operation", Operation));

    public IReadOnlyList<Section> Sections =>
    [
        Amount,
        new("consequence", words["notice.consequence.heading"], [notice.Consequence ?? words["notice.consequence.none"]], []),
        new("never_counted", words["notice.never.heading"], [words["notice.never.text"], .. Never], []),
        Changes,
        new("rights", words["notice.rights.heading"], [words["notice.rights.see"], words["notice.rights.object"]], []),
        new("signatures", words["notice.signatures.heading"], [words.Say("notice.signatures.text", ("n", forms.Count(notice.Acknowledged)), ("operation", notice.Operation.Code))], [Signatures]),
    ];

    string Operation => words.Choose(notice.Operation.Code, notice.Operation.Name, notice.Operation.NameZh);

    string Unit => notice.OutputUnit is { } unit ? words.Find($"output_unit.{unit}") ?? unit : words["notice.unit"];

    IEnumerable<string> Never => Enumerable.Range(1, 6).Select(i => words[$"notice.never.{i}"]);

    Section Amount => new("amount", words["notice.amount.heading"], [words["notice.amount.text"]], [Quotas("notice.amount.table", notice.InForce), .. Allowances])
    {
        Closing = notice.Allowances.Count == 0 ? [words["notice.allowances.none"]] : [],
    };

    Section Changes => new(
        "changes",
        words["notice.changes.heading"],
        [
            notice.Announced.Count == 0 ? words["notice.changes.none"] : words["notice.changes.text"],
            .. notice.FrozenUntil is { } day ? [words.Say("notice.changes.frozen", ("day", forms.Day(day)))] : (string[])[],
            words.Say("notice.changes.guarantee", ("n", forms.Count(notice.NoticeDays))),
        ],
        notice.Announced.Count == 0 ? [] : [Quotas("notice.changes.table", notice.Announced)]);

    IEnumerable<PrintedTable> Allowances => notice.Allowances.Count == 0
        ? []
        : [new(words["notice.allowances.table"], [new(words["notice.allowances.for"]), new(words["notice.allowances.percent"], true)], [.. notice.Allowances.Select(it => new[] { it.Name, Exact(it.Percent) })])];

    PrintedTable Signatures => new(
        words["notice.signatures.table"],
        [new(words["notice.signatures.name"]), new(words["notice.signatures.day"]), new(words["notice.signatures.signature"])],
        [.. Enumerable.Repeat((string[])["\u00a0", "\u00a0", "\u00a0"], SignatureLines)]);

    PrintedTable Quotas(string caption, IReadOnlyList<NotedQuota> quotas) => new(
        words[caption],
        [
            new(words["notice.col.class"]),
            new(words.Say("notice.col.minutes", ("unit", Unit)), true),
            new(words["notice.col.hour"], true),
            new(words.Say("notice.col.period", ("n", Exact(notice.PeriodHours))), true),
            new(words["notice.col.setup"], true),
            new(words["notice.col.from"]),
            new(words["notice.col.revision"]),
            new(words["notice.col.basis"]),
        ],
        [.. quotas.Select(Row)]);

    string[] Row(NotedQuota it)
    {
        decimal hourly = it.PerHour ?? 60m / it.Minutes!.Value;
        return
        [
            it.Class ?? words["notice.any_class"],
            it.Minutes is { } minutes ? Exact(minutes) : Rounded(60m / hourly),
            Rounded(hourly),
            Rounded(hourly * notice.PeriodHours),
            it.SetupMinutes is { } setup ? Exact(setup) : words["format.none"],
            forms.Day(it.From),
            it.Revision ?? words["format.none"],
            it.Basis is { } basis ? words[$"notice.basis.{basis}"] : words["format.none"],
        ];
    }

    // A quota is printed with all its digits: nobody is held to a rounded one.
    string Exact(decimal number) => forms.Number(number, Math.Min((int)(number / 1.0000000000000000000000000000m).Scale, 6));

    string Rounded(decimal number) => forms.Number(number, decimal.IsInteger(number) ? 0 : 1);
}
