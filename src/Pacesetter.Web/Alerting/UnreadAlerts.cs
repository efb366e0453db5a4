using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Web.Browsing;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Alerting;

namespace Pacesetter.Web.Alerting;

/// <summary>How many alerts a visitor has not read, as the frame of each page says beside their name.</summary>
static class UnreadAlerts
{
    // A page that tells of a failure asks for nothing that may fail too.
    public static async Task<int> Of(Visit visit, Sheet sheet)
    {
        if (visit.Caller is not { } caller || sheet.Bare || sheet.Status >= StatusCodes.Status500InternalServerError)
        {
            return 0;
        }

        using Workspace own = visit.Services.GetRequiredService<Workspace>().Session();
        return await AlertBook.Unread(own, caller.Account, visit.Cancel);
    }
}
