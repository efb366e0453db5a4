using System.Text;
using System.Text.Json;
using Pacesetter.Cli.Running;

namespace Pacesetter.Acceptance.Tests.Registry;

/// <summary>What is typed wrong is refused with the reason and the exit code of the contract, and changes nothing.</summary>
public sealed class BadInputTests
{
    const string Whole = """{ "id": "p", "title": "Two racks", "kind": "organising" }""";

    [Theory]
    [InlineData("practice", """{ "title": "x", "colour": "red" }""", "content_malformed", "it has no field colour")]
    [InlineData("practice", """{ "title": 7 }""", "content_malformed", "title")]
    [InlineData("practice", """{ "title": "x", "kind": "sporting" }""", "content_malformed", "kind")]
    [InlineData("practice", """{ "title": "x", "kind": 2 }""", "content_malformed", "kind")]
    [InlineData("practice", """{ "title": "x", "steps": "one" }""", "content_malformed", "steps")]
    [InlineData("practice", """{ "title": "x", "steps": ["a", null] }""", "content_malformed", "steps")]
    [InlineData("practice", """{ "title": "x", "review_on": "30.02.2026" }""", "content_malformed", "review_on")]
    [InlineData("practice", """{ "title": "x", "contributors": [{ "share": 1 }] }""", "content_malformed", "person")]
    [InlineData("practice", """{ "title": "x", "title": "y" }""", "content_malformed", "")]
    [InlineData("practice", """{ "title": "x" """, "content_malformed", "line 1")]
    [InlineData("practice", "[1]", "content_malformed", "no JSON object")]
    [InlineData("practice", "", "content_malformed", "")]
    [InlineData("practice", """{ "title": "a\u0000b" }""", "control_character", "title")]
    [InlineData("practice", """{ "title": "a\u001b[2Jb" }""", "control_character", "title")]
    [InlineData("practice", """{ "title": "a\ud800b" }""", "control_character", "title")]
    [InlineData("practice", """{ "id": "a/b", "title": "x" }""", "id_malformed", "")]
    [InlineData("goal", """{ "unit": "s", "metric": "good", "from": "2026-01-01", "to": "2026-02-01", "target": 1e13 }""", "content_malformed", "target")]
    [InlineData("goal", """{ "unit": "s", "metric": "good", "from": "2026-01-01", "to": "2026-02-01", "target": 1e400 }""", "content_malformed", "target")]
    [InlineData("conference", """{ "title": "x", "seats": 99999999999 }""", "content_malformed", "seats")]
    public async Task Content_that_is_none_is_a_wrong_question(string noun, string content, string reason, string said)
    {
        using var story = new Story(RegistryTrial.Sqlite);
        await story.Does("init");
        story.Write("bad.json", content);
        string error = (await story.Fails($"{noun} add --file bad.json", ExitCode.Usage, reason)).Error;
        Assert.Contains(said, error, StringComparison.Ordinal);
        Assert.DoesNotContain("System.", error, StringComparison.Ordinal);
        Assert.Empty((await story.Does($"{noun} list --json")).Json["rows"]!.AsArray());
    }

    [Theory]
    [InlineData("practice", """{ "kind": "tooling" }""", "title_missing")]
    [InlineData("practice", """{ "title": "x", "contributors": [{ "person": "a", "share": 0.5 }, { "person": "b", "share": 0.4 }] }""", "shares_do_not_sum")]
    [InlineData("practice", """{ "title": "x", "contributors": [{ "person": "a", "share": 1.5 }, { "person": "b", "share": -0.5 }] }""", "share_out_of_range")]
    [InlineData("practice", """{ "title": "x", "key_points": [{ "step": 1, "point": "a", "reason": "b" }] }""", "step_unknown")]
    [InlineData("campaign", """{ "title": "x", "from": "2026-02-02", "to": "2026-02-01" }""", "dates_reversed")]
    [InlineData("campaign", """{ "title": "x", "from": "2026-02-01", "to": "2026-02-02", "check_days": ["2026-03-01"] }""", "check_outside")]
    [InlineData("conference", """{ "title": "x", "from": "2026-02-02", "to": "2026-02-01" }""", "dates_reversed")]
    [InlineData("adoption", """{ "practice": "x", "unit": "a", "selected_from": "2026-02-02", "selected_to": "2026-02-01" }""", "dates_reversed")]
    [InlineData("adoption", """{ "practice": "x", "unit": "a", "ordered_on": "2026-02-02", "in_use": "2026-02-01" }""", "dates_reversed")]
    [InlineData("mentoring", """{ "mentor": "a", "learner": "a" }""", "two_persons")]
    [InlineData("mentoring", """{ "mentor": "a", "learner": "b", "from": "2026-02-02", "to": "2026-02-01" }""", "dates_reversed")]
    [InlineData("pledge", """{ "pledger": "a", "text": "b", "from": "2026-02-02", "to": "2026-02-01" }""", "dates_reversed")]
    [InlineData("title", """{ "holder": "a", "period": "2026-01", "from": "2026-02-02", "expires": "2026-02-01" }""", "dates_reversed")]
    [InlineData("goal", """{ "unit": "s", "metric": "good", "from": "2026-02-02", "to": "2026-02-01", "target": 1 }""", "dates_reversed")]
    [InlineData("resolution", """{ "text": "x", "conference": "nowhere" }""", "conference_unknown")]
    [InlineData("quota-revision", """{ "operation": "turn", "minutes": 0 }""", "minutes_out_of_range")]
    public async Task Content_that_cannot_be_is_refused_with_what_is_wrong(string noun, string content, string reason)
    {
        using var story = new Story(RegistryTrial.Sqlite);
        await story.Does("init");
        story.Write("bad.json", content);
        await story.Fails($"{noun} add --file bad.json", ExitCode.Failed, reason);
        Assert.Empty((await story.Does($"{noun} list --json")).Json["rows"]!.AsArray());
    }

    [Fact]
    public async Task Clashes_unknown_names_and_old_versions_end_with_the_code_of_the_contract()
    {
        using var story = new Story(RegistryTrial.Sqlite);
        await story.Does("init");
        story.Write("whole.json", Whole);
        story.Write("other.json", """{ "title": "Three racks" }""");
        story.Write("id.json", """{ "id": "q" }""");
        await story.Does("practice add --file whole.json");
        await story.Fails("practice add --file whole.json", ExitCode.Conflict, "entry_exists");
        await story.Fails("practice add --file nowhere.json", ExitCode.Failed, "file_missing");
        await story.Fails("practice add", ExitCode.Usage, "file_not_named");
        await story.Fails("practice show q", ExitCode.Failed, "entry_unknown");
        await story.Fails("practice move p flying", ExitCode.Usage, "state_unknown");
        await story.Fails("practice move p proven", ExitCode.Failed, "move_illegal");
        await story.Fails("practice list --state flying", ExitCode.Usage, "state_unknown");
        await story.Fails("practice edit p --file id.json", ExitCode.Usage, "id_is_kept");
        await story.Fails("--as ann:boss practice list", ExitCode.Usage, "role_unknown");
        await story.Fails("--as ann:system practice list", ExitCode.Usage, "role_unknown");

        await story.Does("practice edit p --file other.json --if-version 1");
        await story.Fails("practice edit p --file other.json --if-version 1", ExitCode.Conflict, "changed_meanwhile");
        await story.Fails("practice move p drafted --if-version 1", ExitCode.Conflict, "changed_meanwhile");
        await story.Does("practice move p drafted --if-version 2");
    }

    [Fact]
    public async Task Huge_texts_long_lists_and_other_encodings_are_refused()
    {
        using var story = new Story(RegistryTrial.Sqlite);
        await story.Does("init");
        story.Write("long.json", JsonSerializer.Serialize(new { title = "x", problem = new string('x', 100_001) }));
        await story.Fails("practice add --file long.json", ExitCode.Usage, "text_too_long");
        story.Write("just.json", JsonSerializer.Serialize(new { title = "x", problem = new string('x', 100_000) }));
        await story.Does("practice add --file just.json");
        story.Write("huge.json", JsonSerializer.Serialize(new { title = "x", problem = new string('x', 5 << 20) }));
        await story.Fails("practice add --file huge.json", ExitCode.Failed, "file_too_large");
        story.Write("list.json", JsonSerializer.Serialize(new { title = "x", steps = Enumerable.Repeat("s", 1_001) }));
        await story.Fails("practice add --file list.json", ExitCode.Usage, "list_too_long");
        story.Write("deep.json", string.Concat(Enumerable.Repeat("{\"title\":", 500)) + "1" + new string('}', 500));
        await story.Fails("practice add --file deep.json", ExitCode.Usage, "content_malformed");

        File.WriteAllBytes(story.PathOf("gb.json"), [.. "{\"title\":\""u8, 0xB3, 0xB5, 0xBC, 0xE4, .. "\"}"u8]);
        await story.Fails("practice add --file gb.json", ExitCode.Usage, "encoding_unknown");
        File.WriteAllText(story.PathOf("utf16.json"), """{ "id": "u", "title": "细纱" }""", Encoding.Unicode);
        await story.Does("practice add --file utf16.json");
        Assert.Equal("细纱", (await story.Does("practice show u --json")).Json["title"]!.ToString());
    }

    [Fact]
    public async Task Script_and_terminal_tricks_in_a_text_stay_a_text()
    {
        using var story = new Story(RegistryTrial.Sqlite);
        await story.Does("init");
        story.Write("script.json", """{ "id": "s", "title": "<script>alert(1)</script> ' OR 1=1; DROP TABLE practices; --", "problem": "first\n=cmd|' /C calc'!A0" }""");
        await story.Does("practice add --file script.json");
        Assert.Contains("DROP TABLE", (await story.Does("practice show s --json")).Json["title"]!.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain((await story.Does("practice show s")).Output, it => char.IsControl(it) && it != '\n');
        Assert.Single((await story.Does("practice list --find \"OR 1=1;\" --json")).Json["rows"]!.AsArray());
    }
}
