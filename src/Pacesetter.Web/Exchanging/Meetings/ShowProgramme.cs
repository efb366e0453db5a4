using Pacesetter.Lifecycles;
using Pacesetter.Web.Bulletins;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Exchanging.Meetings;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Exchanging.Meetings;

/// <summary>A conference's programme, to print before it, or its proceedings, to print after it.</summary>
[UseCase("exchange", "programme", "The programme of a conference to print, its proceedings, or its days for a calendar", Examples =
[
    "exchange programme anshan-1956",
    "exchange programme anshan-1956 --proceedings --format html --lang zh-Hans --out proceedings.html",
    "exchange programme anshan-1956 --format ics --out congress.ics",
])]
public sealed class ShowProgramme(Workspace workspace, Actor actor, TermPack words) : IUseCase<ShowProgramme.Request, ShowProgramme.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        ConferenceReport report = await ConferenceReport.Read(workspace, actor, request.Conference, cancel);
        var text = new ProgrammeText(report, words);
        IReadOnlyList<Section> sections = request.Proceedings ? text.Proceedings : text.Programme;
        return new(report.Conference.Id, text.Kicker, text.Headline, sections, request.Format switch
        {
            "html" => await SectionsDocument.Write(text.Kicker, text.Headline, sections, words, cancel),
            "ics" => await MeetingCalendar.Of(workspace, report.Conference, cancel),
            "md" => BulletinMarkdown.Write(text.Kicker, text.Headline, sections),
            _ => null,
        });
    }

    public sealed record Request
    {
        [Field("The conference", Argument = true, Value = "CONFERENCE")]
        public required string Conference { get; init; }

        [Field("What was presented and resolved and what came of it, in place of the programme")]
        public bool Proceedings { get; init; }

        [Field("The form: Markdown, one self-contained HTML file, a calendar file, or JSON", Words = ["md", "html", "ics", "json"])]
        public string Format { get; init; } = "md";
    }

    /// <summary>The programme or the proceedings, section by section.</summary>
    public sealed record Answer(string Conference, string Kicker, string Headline, IReadOnlyList<Section> Sections, [property: Printed] string? Text);
}
