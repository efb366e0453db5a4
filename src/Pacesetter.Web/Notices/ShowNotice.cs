using Pacesetter.Lifecycles;
using Pacesetter.Web.Bulletins;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Measuring.Notices;
using Pacesetter.Workspaces.UseCases;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Notices;

/// <summary>The notice of an operation's quota: to print, to read, to acknowledge.</summary>
[UseCase("measure", "notice", "What is asked of an operation, in writing: amount, period, consequence, what is never counted, changes", Examples =
[
    "measure notice OP001",
    "measure notice OP001 --format html --lang zh-Hans --out notice.html",
    "measure notice OP001 --acknowledge --as P0001",
])]
public sealed class ShowNotice(Workspace workspace, Actor actor, TermPack words) : IUseCase<ShowNotice.Request, ShowNotice.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var compose = new ComposeNotice(workspace, actor);
        DateOnly on = request.On ?? workspace.Today;
        QuotaNotice notice = await compose.Run(request.Operation, on, cancel);
        if (request.Acknowledge)
        {
            await compose.Sign(notice, cancel);
            notice = await compose.Run(request.Operation, on, cancel);
        }

        var text = new NoticeText(notice, words);
        return new Answer(notice, request.Format switch
        {
            "html" => await SectionsDocument.Write(text.Kicker, text.Headline, text.Sections, words, cancel),
            "md" => BulletinMarkdown.Write(text.Kicker, text.Headline, text.Sections),
            _ => null,
        });
    }

    public sealed record Request
    {
        [Field("The operation", Argument = true, Value = "OPERATION")]
        public required string Operation { get; init; }

        [Field("The day the notice is of; today unless said", Value = "DATE")]
        public DateOnly? On { get; init; }

        [Field("Record that the person of --as has read it")]
        public bool Acknowledge { get; init; }

        [Field("The form: Markdown, one self-contained HTML file, or JSON", Words = ["md", "html", "json"])]
        public string Format { get; init; } = "md";
    }

    public sealed record Answer(QuotaNotice Notice, [property: Printed] string? Text);
}
