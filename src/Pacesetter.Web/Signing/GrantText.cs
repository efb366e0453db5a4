using Pacesetter.Access;
using Pacesetter.Web.Browsing;

namespace Pacesetter.Web.Signing;

/// <summary>A grant in the visitor's words: which role, for what.</summary>
static class GrantText
{
    /// <summary>Of <c>ROLE@UNIT</c>, as accounts list them; several roles of one unit are joined by plus signs.</summary>
    public static string Of(Visit visit, string grant)
    {
        string[] parts = grant.Split('@', 2);
        string roles = string.Join(visit.Words.Han ? "、" : ", ", parts[0].Split('+').Select(it => Role(visit, it)));
        if (grant == $"owner@{Grant.Everywhere}")
        {
            return roles;
        }

        return visit.Say("page.people.grant", ("roles", roles), ("unit", parts[1] == Grant.Everywhere ? visit.Say("page.people.everywhere") : parts[1]));
    }

    public static string Role(Visit visit, string role) => visit.Words.Find($"page.role.{role}") ?? role;

    /// <summary>One role for one unit each, of grants that may join several.</summary>
    public static IReadOnlyList<string> Single(IEnumerable<string> grants) =>
        [.. grants.SelectMany(it => it.Split('@', 2) is var parts ? parts[0].Split('+').Select(role => $"{role}@{parts[1]}") : [])];
}
