using Microsoft.AspNetCore.Http;
using Pacesetter.Web.Layout;
using Pacesetter.Web.Serving;

namespace Pacesetter.Web.Browsing;

/// <summary>Tells a visitor what failed. What is absent and what they may not see look the same.</summary>
static class ErrorPage
{
    public static Task Write(HttpContext context, Problems.Problem problem)
    {
        var visit = new Visit(context);
        string kind = problem.Status switch
        {
            StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound when problem.Id != "form_foreign" => "absent",
            StatusCodes.Status429TooManyRequests => "busy",
            >= 500 => "failed",
            _ => "refused",
        };
        (string message, string? remedy) = problem.Id == "form_foreign" ? (problem.Detail, problem.Remedy) : visit.Retold.Refusal(problem.Id, problem.Detail, problem.Remedy);
        return visit.Show(Sheet.Of<ErrorSheet>(
            visit.Say($"page.error.{kind}"),
            (nameof(ErrorSheet.Kind), kind),
            (nameof(ErrorSheet.Message), kind == "absent" ? visit.Say("page.error.absent.why") : message),
            (nameof(ErrorSheet.Remedy), kind == "absent" ? null : remedy)) with { Status = kind == "absent" ? StatusCodes.Status404NotFound : problem.Status });
    }
}
