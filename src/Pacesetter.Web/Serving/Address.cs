using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving;

/// <summary>Where a use case is asked, and how its request is read. Both the mapping and the description of the API are made of these.</summary>
/// <param name="Method">GET, POST, PATCH or DELETE.</param>
/// <param name="Pattern">The path; {id} stands for an entry's identifier.</param>
/// <param name="UseCase">What is asked.</param>
/// <param name="Taken">Where the request comes from.</param>
sealed record Address(string Method, string Pattern, UseCaseDescription UseCase, Taken Taken)
{
    /// <summary>True where asking it changes something, so that an Idempotency-Key counts.</summary>
    public bool Changes => Taken is Taken.Content or Taken.Patch or Taken.Move || (Taken == Taken.Body && Rights.Of(UseCase) is { Changes: true });

    /// <summary>True where an entry's version may be asked for with If-Match.</summary>
    public bool Versioned => Taken is Taken.Patch or Taken.Move;

    /// <summary>The status of an answer.</summary>
    public int Status => Taken == Taken.Content ? StatusCodes.Status201Created : StatusCodes.Status200OK;

    /// <summary>The request of a use case as this address takes it.</summary>
    public async Task<object> Read(HttpContext context)
    {
        switch (Taken)
        {
            case Taken.Query:
                return RequestForm.OfQuery(UseCase, context.Request.Query);
            case Taken.Feed:
                return Feeding.Read(context, UseCase);
            case Taken.Template:
                return RequestForm.Of(UseCase, ("Template", true));
            case Taken.Id:
                return RequestForm.Of(UseCase, ("Id", IdOf(context)));
        }

        JsonObject body = await RequestForm.Body(context.Request);
        int? version = Versioned ? RequestForm.Version(context.Request) : null;
        switch (Taken)
        {
            case Taken.Content:
                return RequestForm.Of(UseCase, ("Content", new Content("the body", () => body.ToJsonString())));
            case Taken.Patch:
                return RequestForm.Of(UseCase, ("Id", IdOf(context)), ("Content", new Content("the body", () => body.ToJsonString())), ("IfVersion", version));
            case Taken.Move:
                body["id"] = IdOf(context);
                if (version is not null)
                {
                    body["if_version"] = version;
                }

                break;
        }

        return RequestForm.OfBody(UseCase, body);
    }

    static string IdOf(HttpContext context) => (string)context.GetRouteValue("id")!;
}

/// <summary>Where a request comes from.</summary>
enum Taken
{
    /// <summary>The query.</summary>
    Query,

    /// <summary>The fields of the body.</summary>
    Body,

    /// <summary>The query; the body holds records, which are taken once whatever is sent again.</summary>
    Feed,

    /// <summary>Nothing: an empty entry is asked for.</summary>
    Template,

    /// <summary>The identifier in the path.</summary>
    Id,

    /// <summary>The body is a new entry.</summary>
    Content,

    /// <summary>The body is a merge patch of the entry in the path.</summary>
    Patch,

    /// <summary>The body names the state to move the entry in the path to.</summary>
    Move,
}
