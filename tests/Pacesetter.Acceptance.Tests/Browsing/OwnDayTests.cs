using System.Net;
using Pacesetter.Acceptance.Tests.Registry;
using Pacesetter.Acceptance.Tests.Serving;
using Seen = Pacesetter.Acceptance.Tests.Browsing.Visitor.Seen;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>One's own day: what a figure is made of, where others stand, and how to object.</summary>
public sealed class OwnDayTests
{
    const string Password = "nine grey herons by the weir";

    [Fact]
    public async Task A_figure_is_explained_and_the_person_concerned_objects_from_there()
    {
        await using Office office = await Opened("eve", "worker@B");
        using var visitor = new Visitor(office.Address);
        await visitor.SignIn("eve", Password);
        Seen day = await visitor.Get("/my-day");
        Assert.Contains("<details class=\"explained\">", day.Text, StringComparison.Ordinal);
        Assert.Contains("10.0 h: good units", System.Text.RegularExpressions.Regex.Replace(day.Plain, @"[\s\u00a0]+", " "), StringComparison.Ordinal);
        Assert.Contains("href=\"/objections/new?target_kind=work&amp;target=eve\"", day.Text, StringComparison.Ordinal);
        Seen form = await visitor.Get("/objections/new?target_kind=work&target=eve");
        Assert.Contains("value=\"eve\"", form.Text, StringComparison.Ordinal);
        Seen filed = await visitor.Send("/objections/new", form, ("target_kind", "work"), ("target", "eve"), ("text", "Eighty of these were set-ups"), ("unit", "B"));
        Assert.True(filed.Status == HttpStatusCode.SeeOther, filed.Plain);
        Assert.Contains("set-ups", (await visitor.Get(filed.Leads!)).Plain, StringComparison.Ordinal);
    }

    [Theory, InlineData(12, "160 %", "185 %", "200 %"), InlineData(5, null, null, null), InlineData(8, "140 %", "155 %", null)]
    public async Task Others_at_the_same_work_are_shown_without_names_and_not_when_they_are_few(int persons, string? half, string? quarter, string? tenth)
    {
        await using Office office = await Opened("p1", "worker@A");
        office.Desk.Import("operations", "operation,family\nlathe,lathing\n");
        office.Desk.Import("quotas", "operation,minutes,from\nlathe,6,2025-01-01\n");
        office.Desk.Import("people", "person,team\n" + string.Concat(Enumerable.Range(1, persons).Select(i => $"p{i},A\n")));
        office.Desk.Import("work", "record,date,person,operation,good,hours\n" + string.Concat(Enumerable.Range(1, persons).Select(i => $"q{i},2026-02-03,p{i},lathe,{80 + (8 * (i - 1))},8\n")));
        string key = await office.OwnKey("p1");
        var benchmark = (await office.Get(key, "own/data")).Json["benchmark"]!;
        Assert.Equal("lathing", (string?)benchmark["family"]);
        Assert.Equal(half is null ? null : persons - 1, (int?)benchmark["persons"]);
        using var visitor = new Visitor(office.Address);
        await visitor.SignIn("p1", Password);
        string page = (await visitor.Get("/my-day")).Plain.Replace('\u00a0', ' ');
        Assert.All(new[] { half, quarter, tenth }.OfType<string>(), it => Assert.Contains(it, page, StringComparison.Ordinal));
        Assert.Equal(half is null, page.Contains("(<5)", StringComparison.Ordinal));
        Assert.Equal(tenth is null && half is not null, page.Contains("fewer than 10", StringComparison.Ordinal));
        Assert.DoesNotContain("p2", page, StringComparison.Ordinal);
    }

    static async Task<Office> Opened(string person, string role)
    {
        Office office = await Office.Open(RegistryTrial.Sqlite);
        if (person == "p1")
        {
            office.Desk.Import("people", "person,team\np1,A\n");
        }

        await office.Key(person, role);
        Assert.Equal(HttpStatusCode.OK, (await office.Post(await office.OwnKey(person), "user/password", $$"""{ "account": "{{person}}", "password": "{{Password}}" }""")).Status);
        return office;
    }
}
