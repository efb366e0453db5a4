using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Configuring;
using Microsoft.Extensions.DependencyInjection;

namespace Pacesetter.Web.Administering;

/// <summary>What is kept how long: anybody may know how long they are shown.</summary>
static class RetentionPage
{
    public static Page Page { get; } = Page.Get("/retention", async visit => Sheet.Of<RetentionBody>(
        visit.Say("page.retention"),
        (nameof(RetentionBody.Retention), await visit.Ask<ShowRetention.Answer>(new ShowRetention.Request())),
        (nameof(RetentionBody.UploadDays), visit.Services.GetRequiredService<Configuration>().Number(Settings.UploadDays))));
}
