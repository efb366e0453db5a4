using System.Globalization;
using System.Text.Json.Nodes;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Bulletins;
using Pacesetter.Web.Charts;
using Pacesetter.Workspaces.Bulletins;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Web.Proving;

/// <summary>Draws the effect of a practice as its card gives it.</summary>
/// <param name="visit">Who looks.</param>
sealed class EffectFigures(Visit visit)
{
    const double Wide = 720;
    const double Narrow = 330;

    readonly NumberForms forms = new(visit.Words);

    /// <summary>A figure of an effect, with the digits that such figures bear.</summary>
    public string Number(JsonNode? value) => value is null ? "–" : forms.Number(Figure(value), 3);

    public string Interval(JsonNode? value) => value is JsonArray { Count: 2 } both ? visit.Say("adoptions.interval", ("low", Number(both[0])), ("high", Number(both[1]))) : "–";

    /// <summary>What is said of a group in one sentence.</summary>
    public string Finding(JsonObject group) => group["estimate"] is null && (string)group["verdict"]! == "not_computable" ? visit.Say("page.verdict.none") : visit.Say($"page.verdict.{(string)group["verdict"]!}", ("effect", Number(group["estimate"])), ("interval", Interval(group["interval"])));

    /// <summary>A group week by week: before use in grey, what would have come anyhow dashed; null where it could not be judged.</summary>
    public DrawnFigure? Study(JsonObject group)
    {
        if (group["course"] is not JsonObject course || course["weeks"]!.AsArray() is not { Count: > 1 } weeks)
        {
            return null;
        }

        StudyWeek[] points = [.. weeks.Select(it => new StudyWeek((int)it!["week"]!, Figure(it["effect"]!), Figure(it["low"]!), Figure(it["high"]!)))];
        string finding = Finding(group);
        string subject = visit.Say("adoptions.chart.sub", ("metric", visit.Say("page.effect.metric")), ("date", DateOnly.TryParse((string?)group["in_use"], CultureInfo.InvariantCulture, out DateOnly day) ? forms.Day(day) : "–"));
        return Drawn("study", finding, subject, caption => new EventStudy(caption, points)
        {
            Recent = group["expected_rebound"] is { } rebound ? ((int)course["recent"]!, -Figure(rebound)) : null,
            Labels = (visit.Say("adoptions.zero"), visit.Say("adoptions.rebound"), visit.Say("adoptions.start")),
            Axis = visit.Say("adoptions.axis", ("n", group["units"]!.AsArray().Count.ToString(CultureInfo.InvariantCulture))),
            Tick = value => forms.Number(value, 2),
        }.Draw);
    }

    /// <summary>Every group with its interval, and all together; null where none was estimated.</summary>
    public DrawnFigure? Caterpillar(JsonObject effect)
    {
        JsonObject[] estimated = [.. effect["groups"]!.AsArray().OfType<JsonObject>().Where(it => it["interval"] is JsonArray && it["estimate"] is not null)];
        if (estimated.Length == 0)
        {
            return null;
        }

        List<DotInterval> rows = [.. estimated.OrderByDescending(it => (double)it["estimate"]!).Select(it => Row(Brief(it), it["estimate"]!, it["interval"]!.AsArray(), it["units"]!.AsArray().Count))];
        if (effect["mean"] is { } mean && effect["interval"] is JsonArray interval)
        {
            rows.Add(Row(visit.Say("page.effect.pooled"), mean, interval, estimated.Sum(it => it["units"]!.AsArray().Count)) with { Subject = true });
        }

        return Drawn("effects", Pooled(effect), visit.Say("page.effect.chart.sub"), caption => new DotIntervals(caption, rows)
        {
            Marks = [new(0, "")],
            Axis = visit.Say("page.effect.axis"),
            Tick = value => forms.Number(value, 2),
        }.Draw);
    }

    /// <summary>The groups of an effect, each with its verdict.</summary>
    public PrintedTable Groups(JsonObject effect) => new(
        visit.Say("adoptions.table"),
        [Text("units"), Text("in_use"), Text("verdict"), Figure("effect"), Figure("interval"), Figure("raw"), Figure("rebound")],
        [.. effect["groups"]!.AsArray().OfType<JsonObject>().Select(group => (IReadOnlyList<string>)
        [
            Units(group), (string?)group["in_use"] ?? visit.Say("adoptions.planned"), visit.Words.Find("adoptions.verdict." + (string)group["verdict"]!) ?? (string)group["verdict"]!,
            Number(group["estimate"]), Interval(group["interval"]), Number(group["raw_change"]), Number(group["expected_rebound"]),
        ])]) { Twin = true };

    /// <summary>The weeks of a group's study; null where it could not be judged.</summary>
    public PrintedTable? Weeks(JsonObject group) => group["course"] is not JsonObject course ? null : new(
        visit.Say("page.adoption.weeks"),
        [new(visit.Say("page.adoption.week"), Number: true), Figure("effect"), Figure("interval")],
        [.. course["weeks"]!.AsArray().Select(it => (IReadOnlyList<string>)[Week((int)it!["week"]!), Number(it["effect"]), Interval(new JsonArray(it["low"]!.DeepClone(), it["high"]!.DeepClone()))])]) { Twin = true };

    /// <summary>What is said of an effect in one sentence.</summary>
    public string Pooled(JsonObject effect) => effect["interval"] is JsonArray interval
        ? visit.Say($"pool.{(string)effect["verdict"]!}", ("studies", ((int)effect["k"]!).ToString(CultureInfo.InvariantCulture)), ("mean", Number(effect["mean"])), ("lower", Number(interval[0])), ("upper", Number(interval[1])))
        : visit.Say((int)effect["k"]! == 1 ? "pool.one" : "page.effect.few");

    /// <summary>The units of a group.</summary>
    public string Units(JsonObject group) => string.Join(visit.Words["format.list"], group["units"]!.AsArray().Select(it => (string?)it));

    // A chart has no room for all of them.
    static string Brief(JsonObject group) => group["units"]!.AsArray() is { Count: > 2 } units ? $"{(string?)units[0]} +{units.Count - 1}" : string.Join(" + ", group["units"]!.AsArray().Select(it => (string?)it));

    static DotInterval Row(string label, JsonNode estimate, JsonArray interval, int units) =>
        new(label, $"n\u00a0=\u00a0{units}", Figure(estimate), Figure(interval[0]!), Figure(interval[1]!));

    static DrawnFigure Drawn(string id, string finding, string subject, Func<Caption, Func<double, string>> chart) =>
        new(finding, subject, [new("", "", chart(new(id + "-wide", finding, subject))(Wide), chart(new(id + "-narrow", finding, subject))(Narrow))]);

    PrintedColumn Text(string name) => new(visit.Say("adoptions.col." + name));

    PrintedColumn Figure(string name) => Text(name) with { Number = true };

    static string Week(int week) => week < 0 ? $"−{-week}" : $"{week + 1}";

    static decimal Figure(JsonNode value) => (decimal)Math.Round((double)value, 9);
}
