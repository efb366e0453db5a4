using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Acceptance.Tests.Proving;
using Pacesetter.Web.Browsing;
using Pacesetter.Web.Entries;
using Pacesetter.Workspaces.Lifecycles;
using Pacesetter.Workspaces.Wording;

namespace Pacesetter.Acceptance.Tests.Browsing;

/// <summary>Who reads Chinese reads no English sentence but what somebody wrote themselves.</summary>
public sealed partial class WordsTests
{
    // Where a page tells what entries are refused for.
    static readonly string[] Refusing = [Path.Combine("src", "Pacesetter"), Path.Combine("src", "Pacesetter.Workspaces", "Lifecycles")];

    [Fact]
    public void Every_refusal_of_an_entry_is_told_in_chinese()
    {
        TermPack chinese = TermPack.Load("zh-Hans");
        var retold = new Retelling(chinese);
        (string Id, string Message)[] refusals = [.. Refusing.SelectMany(it => Directory.EnumerateFiles(Path.Combine(Sources.Root, it), "*.cs", SearchOption.AllDirectories)).SelectMany(Refusals)];
        Assert.True(refusals.Length > 150, $"only {refusals.Length} refusals were found");
        string[] untold = [.. refusals.Where(it => retold.Refusal(it.Id, it.Message, null).Message == chinese.Say("page.refused.other", ("id", it.Id))).Select(it => $"{it.Id}: {it.Message}")];
        Assert.Empty(untold);
        Assert.Equal(("Nobody has been taught.", "Add one."), new Retelling(TermPack.Load("en")).Refusal("lesson_missing", "Nobody has been taught.", "Add one."));
    }

    [Fact]
    public void A_refusal_keeps_its_values_and_their_words()
    {
        var retold = new Retelling(TermPack.Load("zh-Hans"));
        Assert.Equal("经验交流会的结束日期早于开始日期。", retold.Refusal("dates_reversed", "The conference ends before it begins.", null).Message);
        Assert.Equal("带教的结束日期早于开始日期。", retold.Refusal("dates_reversed", "The mentoring ends before it begins.", null).Message);
        Assert.Equal(("T3 在 2026-03-02 那一周将为来访者花费 9.5 小时，上限为 8 小时。", null), retold.Refusal("host_load", "T3 would spend 9.5 hours on visitors in the week of 2026-03-02; 8 are allowed.", null));
        Assert.Equal("判定是“未显示有效”。", retold.Refusal("verdict_otherwise", "The verdict is not_shown.", null).Message);
        Assert.Equal("未能办理（never_heard_of）。", retold.Refusal("never_heard_of", "What nobody foresaw.", "Wait.").Message);
        Assert.Equal("复查：{x} 10 % (of) [it]", retold.Appointment("Review of {x} 10 % (of) [it]"));
        Assert.Equal("授课：handover（T3）", retold.Appointment("Lesson of handover at T3"));
    }

    [Fact]
    public void Why_a_row_is_rejected_is_told_in_chinese()
    {
        TermPack chinese = TermPack.Load("zh-Hans");
        string[] codes = [.. Directory.EnumerateFiles(Path.Combine(Sources.Root, "src", "Pacesetter.Workspaces", "Ledger", "DuckDb"), "*.cs").SelectMany(it => RejectCode().Matches(File.ReadAllText(it))).Select(it => it.Groups[1].Value).Distinct()];
        Assert.True(codes.Length > 25, $"only {codes.Length} codes were found");
        Assert.DoesNotContain(codes, it => chinese.Find("reject." + it) is null || chinese.Find($"reject.{it}.remedy") is null);
        Assert.Equal(("没有这个人员代码", "请先导入该人员。"), new Retelling(chinese).Reject("unknown_person: no person has this code", "Import the person first."));
        Assert.Equal(("unknown_person: no person has this code", "Import the person first."), new Retelling(TermPack.Load("en")).Reject("unknown_person: no person has this code", "Import the person first."));
    }

    [GeneratedRegex(@"""([a-z_]+): [a-z0-9][^""]*"",")]
    private static partial Regex RejectCode();

    [Theory, InlineData("en"), InlineData("zh-Hans")]
    public void Every_choice_on_a_form_has_a_word(string pack)
    {
        TermPack words = TermPack.Load(pack);
        string[] options = [.. Nouns.All.SelectMany(noun => FormField.Of(noun).SelectMany(Within).SelectMany(it => it.Options).Except(noun.States)).Distinct()];
        Assert.True(options.Length > 30, $"only {options.Length} choices were found");
        string[] without = [.. options.Where(it => words.Find("value." + it) is null)];
        Assert.Empty(without);
    }

    [Fact]
    public async Task Pages_in_chinese_hold_no_english_sentence()
    {
        using var plant = new SixtyTeams();
        plant.Adopt("works", 1, SixtyTeams.Monday(60));
        await using Booth booth = await Booth.Open(plant.Workspace);
        using var visitor = new Visitor(booth.Address, "zh-CN");
        await visitor.ComeInAs("owner");
        string[] paths = [.. Site.All.Where(it => it.Method == "GET" && !it.Public && !it.Pattern.Contains('{', StringComparison.Ordinal) && it.Pattern != "/").Select(it => it.Pattern), "/practices/works", "/practices/works/edit", "/adoptions/works-1", "/adoptions/works-1/edit", "/adoptions?view=table", "/no-such-page"];
        var found = new List<string>();
        foreach (string path in paths)
        {
            string text = (await visitor.Get(path)).Text;
            found.AddRange(English().Matches(Markup().Replace(Shown().Replace(text, "|"), "|")).Select(it => $"{path}: {it.Value}"));
        }

        Assert.Empty(found);
    }

    static IEnumerable<FormField> Within(FormField field) => [field, .. field.Parts.SelectMany(Within)];

    static IEnumerable<(string, string)> Refusals(string file)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot();
        foreach (BaseObjectCreationExpressionSyntax made in root.DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>())
        {
            ExpressionSyntax[] said = [.. made.ArgumentList?.Arguments.Select(it => it.Expression) ?? []];
            int at = Array.FindIndex(said, it => it is LiteralExpressionSyntax { Token.Value: string id } && Identifier().IsMatch(id));
            bool appointed = made.Ancestors().OfType<MethodDeclarationSyntax>().Any(it => it.Identifier.Text == "Appointments");
            if (at >= 0 && at + 1 < said.Length && !appointed && Text(said[at + 1]) is { } message && message.Contains(' ', StringComparison.Ordinal))
            {
                yield return ((string)((LiteralExpressionSyntax)said[at]).Token.Value!, message);
            }
        }
    }

    // What stands in a hole is any word.
    static string? Text(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(it => it is InterpolatedStringTextSyntax plain ? plain.TextToken.ValueText : "x1")),
        InvocationExpressionSyntax call when call.Expression.ToString() == "string.Create" => Text(call.ArgumentList.Arguments[^1].Expression),
        _ => null,
    };

    [GeneratedRegex("^[a-z][a-z_0-9]+$")]
    private static partial Regex Identifier();

    // Commands, keys, and the names of languages are the same in any.
    [GeneratedRegex("<(code|kbd|script|style|title)\\b.*?</\\1>|<a [^>]*lang=\"en\".*?</a>|pacesetter( [a-z]+)+", RegexOptions.Singleline)]
    private static partial Regex Shown();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\b[A-Za-z][a-z]+(?:[ ,]+[a-z]{2,}){2,}\b")]
    private static partial Regex English();
}
