using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pacesetter.Lifecycles;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Exporting;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Gives a calendar what an account's agenda holds, to whoever knows the secret address.</summary>
static class FeedEndpoint
{
    public const string Pattern = "/feeds/{token}.ics";

    static readonly UseCaseDescription Agenda = UseCaseDescription.Of(typeof(ShowAgenda));

    public static void Map(IEndpointRouteBuilder server) => server.MapGet(Pattern, Answer).AllowAnonymous();

    static async Task Answer(HttpContext context)
    {
        Workspace whole = context.RequestServices.GetRequiredService<Workspace>();
        Account? account;
        using (Workspace own = whole.Session())
        {
            account = await AddFeed.Of(own, (string)context.GetRouteValue("token")!, context.RequestAborted);
        }

        if (account is null)
        {
            throw new RefusalException(RefusalKind.Failed, "feed_unknown", "There is no such calendar.", "Have an address made with: pacesetter feed add ACCOUNT");
        }

        Actor actor = account.Actor();
        var request = new ShowAgenda.Request { Format = "ics" };
        using Workspace workspace = await Admission.Admit(whole, actor, Agenda, request, context.RequestAborted);
        ShowAgenda.Answer agenda = await new ShowAgenda(workspace, actor).Run(request, context.RequestAborted);
        context.Response.ContentType = "text/calendar; charset=utf-8";
        await context.Response.WriteAsync(agenda.Text!, context.RequestAborted);
    }
}
