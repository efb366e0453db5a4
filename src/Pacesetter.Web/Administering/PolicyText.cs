using Pacesetter.Web.Browsing;

namespace Pacesetter.Web.Administering;

/// <summary>Values of the policy in the visitor's words.</summary>
static class PolicyText
{
    public static string Label(Visit visit, string name) => visit.Words.Find($"policy.{name}") is not null ? visit.Say($"policy.{name}") : visit.Words.Find($"page.policy.label.{name}") ?? name;

    public static string Group(Visit visit, string name) => visit.Words.Find($"page.policy.group.{name.Split('.')[0]}") is not null ? visit.Say($"page.policy.group.{name.Split('.')[0]}") : name.Split('.')[0];

    public static string Value(Visit visit, string? value) => value switch
    {
        null => visit.Say("page.policy.unset"),
        "true" => visit.Say("page.yes"),
        "false" => visit.Say("page.no"),
        _ => visit.Words.Find($"page.policy.value.{value}") ?? value,
    };
}
