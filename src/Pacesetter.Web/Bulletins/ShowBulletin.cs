using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Bulletins;

/// <summary>The bulletin of a period, as Markdown, as one HTML file, or as the figures themselves.</summary>
[UseCase("bulletin", null, "The bulletin of a period: share of pacesetters, distribution, teams, movers, hours saved", Examples =
[
    "bulletin",
    "bulletin --from 2026-02-01 --to 2026-02-28 --format html --out february.html",
    "bulletin --format html --lang zh-Hans --out bulletin.html",
])]
public sealed class ShowBulletin(Workspace workspace, TermPack words, Actor? actor = null) : IUseCase<ShowBulletin.Request, ShowBulletin.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        Bulletin bulletin = await new ComposeBulletin(workspace, actor).Run(request, cancel);
        string? text = request.Format switch
        {
            "html" => await BulletinPage.Render(bulletin, words, cancel),
            "md" => BulletinMarkdown.Write(bulletin, words),
            _ => null,
        };
        return new Answer(bulletin, text);
    }

    public sealed record Request : Filters
    {
        [Field("The form: Markdown, one self-contained HTML file, or JSON", Words = ["md", "html", "json"])]
        public string Format { get; init; } = "md";
    }

    public sealed record Answer(Bulletin Bulletin, [property: Printed] string? Text);
}
