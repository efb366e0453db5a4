using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Workspaces.Bulletins;

/// <summary>A bulletin in words: every sentence, key figure and table, in the order of print. Each renderer only sets it.</summary>
public sealed class BulletinText
{
    readonly Bulletin _bulletin;
    readonly TermPack _words;
    readonly PrintedFigures _print;

    public BulletinText(Bulletin bulletin, TermPack words)
    {
        (_bulletin, _words, _print) = (bulletin, words, new PrintedFigures(words));
        Section?[] parts =
        [
            ShareText.Write(bulletin, words, _print),
            ClaimsText.Write(bulletin, words, _print),
            NamedText.Write(bulletin, words, _print),
            DistributionText.Write(bulletin, words, _print),
            SpreadText.Write(bulletin, words, _print),
            FairText.Write(bulletin, words, _print),
            FrontierText.Write(bulletin, words, _print),
            AdoptionsText.Write(bulletin, words, _print),
            MoversText.Write(bulletin, words, _print),
            HoursText.Write(bulletin, words, _print),
            HoursText.Target(bulletin, words, _print),
            PlanText.Write(bulletin, words, _print),
            QuestionsText.Write(bulletin, words, _print),
            LeftOutText.Write(bulletin, words, _print),
            GroundsText.Policy(bulletin, words),
            GroundsText.Computed(bulletin, words),
        ];
        Sections = [.. parts.OfType<Section>()];
        Front = FrontText.Write(bulletin, words, _print);
    }

    /// <summary>The parts of the first page.</summary>
    public IReadOnlyList<FrontPart> Front { get; }

    /// <summary>What must be said beside the headline, or null: that the middle of all says something about the quota, too.</summary>
    public string? Beside => QuestionsText.Middle(_bulletin, _words, _print);

    /// <summary>The sections of the annex, in order.</summary>
    public IReadOnlyList<Section> Sections { get; }

    /// <summary>The line over the headline.</summary>
    public string Kicker => _words["bulletin.kicker"] + _words["format.dot"] + Organisation;

    /// <summary>The name of the organisation.</summary>
    public string Organisation => _print.Name(_bulletin.Population.Organisation);

    /// <summary>The title of the file.</summary>
    public string Title => _words.Say("bulletin.title", ("organisation", Organisation), ("period", Period));

    /// <summary>The period's name.</summary>
    public string Period => _print.Span(_bulletin.Population.Period);

    /// <summary>The headline, a sentence with the finding.</summary>
    public string Headline => _words.Say($"headline.{Key(Said)}",
        ("organisation", Organisation),
        ("period", Period),
        ("share", _print.Percent(_bulletin.Headline == Finding.Target ? Target.Share : _bulletin.Share.OfRoll)),
        ("before", _print.Percent(_bulletin.Share.OfRollBefore)),
        ("roll", _print.Count(_bulletin.Share.OnRoll)),
        ("of", _bulletin.Headline == Finding.Target ? _print.Count(Target.Of) : ""),
        ("counted", _words[_bulletin.Share.Counted == Counted.Persons ? "counted.persons" : "counted.teams"]),
        ("holders", _words[_bulletin.Share.Counted == Counted.Persons ? "Pacesetters" : "PacesetterTeams"]));

    // A change that the printed digits do not show is none to a reader.
    Finding Said => _bulletin.Headline is Finding.ShareRose or Finding.ShareFell && _print.Percent(_bulletin.Share.OfRoll) == _print.Percent(_bulletin.Share.OfRollBefore) ? Finding.ShareSame : _bulletin.Headline;

    /// <summary>Period, units and population, in a line.</summary>
    public string About => _words.Say("bulletin.about",
        ("period", Period),
        ("units", _bulletin.Population.Units.Count == 0 ? _words["bulletin.about.all"] : _print.Names(_bulletin.Population.Units)),
        ("roll", _print.Count(_bulletin.Population.OnRoll)),
        ("quota", _print.Count(_bulletin.Population.OnQuota)));

    /// <summary>The basis of comparison, and where the figures come from.</summary>
    public string Compared => _bulletin.Population.Before is { } before
        ? _words.Say("bulletin.compared", ("before", _print.Span(before)), ("records", _print.Count(_bulletin.Population.Records)))
        : _words.Say("bulletin.compared.none", ("records", _print.Count(_bulletin.Population.Records)));

    /// <summary>What the reader must know before any figure: constructed, restated.</summary>
    public IReadOnlyList<string> Labels =>
    [
        .. _bulletin.Constructed ? [_words["bulletin.constructed"]] : Array.Empty<string>(),
        .. _bulletin.Restated ? [_words["bulletin.restated"]] : Array.Empty<string>(),
    ];

    /// <summary>The three or four figures a reader takes away.</summary>
    public IReadOnlyList<KeyFigure> KeyFigures => KeyFigureText.Write(_bulletin, _words, _print);

    /// <summary>The day it was made, or null.</summary>
    public string? Issued => _bulletin.Issued is { } day ? _words.Say("bulletin.issued", ("date", _print.Forms.Day(day))) : null;

    TargetShare Target => _bulletin.Target ?? throw new ArgumentException("A headline on the target needs a target.");

    static string Key(Finding finding) => finding switch
    {
        Finding.Share => "share",
        Finding.ShareRose => "share_rose",
        Finding.ShareFell => "share_fell",
        Finding.ShareSame => "share_same",
        Finding.Target => "target",
        _ => "share_missing",
    };
}

/// <summary>A figure that is set large.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Label">What it is.</param>
/// <param name="Note">Its numerator and denominator, or its basis.</param>
public sealed record KeyFigure(string Value, string Label, string Note);
