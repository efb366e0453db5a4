using Microsoft.EntityFrameworkCore;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces.Registry;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.House;

public sealed class HouseShapeTests
{
    const string Kernel = "static class PivotKernel { static void M() {";

    static IEnumerable<Breach> Breaches => Sources.All().SelectMany(file => SizeRules.Broken(file.Path, file.Text).Concat(ShapeRules.Broken(file.Path, file.Text)))
        .Concat(FaceRules.Wide(Sources.All()))
        .Concat(FaceRules.Reaching(Composition.Shipped().UseCases))
        .Concat(FaceRules.Crowded(Tables()));

    [Fact]
    public void Sizes_files_catches_steps_and_requests_keep_the_rules_of_the_house()
    {
        Breach[] broken = [.. Breaches.Where(it => !Allowed.Places.ContainsKey((it.Path, it.Name)))];
        Assert.True(broken.Length == 0, string.Join('\n', broken.Select(it => it.ToString())));
    }

    [Fact]
    public void An_exception_that_nothing_needs_any_more_leaves_the_list() =>
        Assert.Empty(Allowed.Places.Keys.Except(Breaches.Select(it => (it.Path, it.Name))));

    [Fact]
    public void A_registry_of_41_tables_is_found_and_one_of_40_is_not()
    {
        string[] tables = [.. Enumerable.Range(1, 41).Select(i => $"t{i}")];

        Assert.Contains("has 41 tables", Assert.Single(FaceRules.Crowded(tables)).Said, StringComparison.Ordinal);
        Assert.Empty(FaceRules.Crowded(tables[1..]));
        Assert.Contains("practices", Tables());
    }

    [Theory]
    [InlineData("src/A.cs", "class A { void M() {", 61, "A.M has 61 lines, it stops at 60")]
    [InlineData("src/A.cs", "class A { int P { get {", 61, "A.P.get has 61 lines")]
    [InlineData("src/A.cs", "class A { void M() { void N() {", 61, "A.M.N has 61 lines")]
    [InlineData("src/A.cs", Kernel, 61, "PivotKernel.M has 61 lines, it stops at 60")]
    [InlineData("src/Pacesetter.Statistics/A.cs", Kernel, 121, "PivotKernel.M has 121 lines, it stops at 120")]
    [InlineData("src/Pacesetter.Statistics/A.cs", "public " + Kernel, 61, "PivotKernel.M has 61 lines, it stops at 60")]
    [InlineData("src/A.cs", "class A {", 251, "A has 251 lines, a type stops at 250")]
    [InlineData("src/A.cs", "class A { record B {", 251, "A.B has 251 lines")]
    public void A_member_too_long_is_found_and_one_line_less_is_not(string path, string opening, int lines, string said)
    {
        Assert.Contains(SizeRules.Broken(path, Stretched(opening, lines)), it => it.ToString().Contains(said, StringComparison.Ordinal));
        Assert.Empty(SizeRules.Broken(path, Stretched(opening, lines - 1)));
    }

    [Theory]
    [InlineData("class A { void M(int a, int b, int c, int d, int e, int f) { } }")]
    [InlineData("class M(int a, int b, int c, int d, int e, int f);")]
    [InlineData("class A { M(int a, int b, int c, int d, int e, int f) { } }")]
    [InlineData("class A { void N() { void M(int a, int b, int c, int d, int e, int f) { } } }")]
    [InlineData("delegate void M(int a, int b, int c, int d, int e, int f);")]
    public void Six_parameters_are_found_and_five_are_not(string text)
    {
        Assert.Contains("takes 6 parameters", Assert.Single(SizeRules.Broken("src/A.cs", text)).Said, StringComparison.Ordinal);
        Assert.Empty(SizeRules.Broken("src/A.cs", text.Replace(", int f", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Two_public_types_in_a_file_are_found_and_a_record_beside_is_not()
    {
        Assert.Contains("one public type a file", Assert.Single(ShapeRules.Broken("src/A.cs", "namespace N; public class A; public class B;")).Said, StringComparison.Ordinal);
        Assert.Empty(ShapeRules.Broken("src/A.cs", "namespace N; public class A { public class B; } public record R(int I); public class A<T>; public enum E { One } class C;"));
    }

    [Theory]
    [InlineData("try { } catch (IOException) { }")]
    [InlineData("try { } catch { return; }")]
    [InlineData("try { } catch (IOException lost) when (lost.HResult == 3) { return; }")]
    public void A_swallowed_exception_is_found(string body) =>
        Assert.Contains("swallows", Assert.Single(ShapeRules.Broken("src/A.cs", $"class A {{ void M() {{ {body} }} }}")).Said, StringComparison.Ordinal);

    [Theory]
    [InlineData("try { } catch { Undo(); throw; }")]
    [InlineData("try { } catch (IOException) { throw new InvalidDataException(); }")]
    [InlineData("try { } catch (IOException lost) { Say(lost.Message); }")]
    [InlineData("try { }\n// No file means no settings.\ncatch (IOException) { return; }")]
    [InlineData("try { } catch (IOException) { /* No file means no settings. */ }")]
    public void An_exception_rethrown_used_or_explained_is_not(string body) =>
        Assert.Empty(ShapeRules.Broken("src/A.cs", $"class A {{ void M() {{ {body} }} }}"));

    [Fact]
    public void A_thirteenth_type_of_a_step_is_found_and_nouns_with_their_records_do_not_count()
    {
        string[] twelve = [.. Enumerable.Range(1, 12).Select(i => $"public class T{i};")];
        (string, string)[] step = [.. twelve.Select((text, i) => ($"src/Pacesetter/Proving/T{i}.cs", text)), ("src/Pacesetter/Proving/Noun.cs", "public sealed class Noun : Entry<NounState>; public enum NounState { Draft } public record Child;"), ("src/Pacesetter/Panels/Keys.cs", "public class Keys;")];

        Assert.Empty(FaceRules.Wide(step));
        Assert.Contains("shows 13 public types", Assert.Single(FaceRules.Wide([.. step, ("src/Pacesetter/Proving/U.cs", "public record U;")])).Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_path_or_expression_is_found_in_a_request_that_is_not_local()
    {
        string[] found = [.. FaceRules.Reaching([Described("distant", local: false), Described("near", local: true)]).Select(it => $"{it.Path} {it.Name}")];

        Assert.Equal(["measure distant InputFile", "measure distant Where", "measure distant Spot"], found);
    }

    static string[] Tables()
    {
        using var registry = SqliteRegistry.Of("nowhere.sqlite");
        return [.. registry.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct()];
    }

    // The opening on the first line, then blank lines, all braces closed on the last.
    static string Stretched(string opening, int lines) => opening + new string('\n', lines - 1) + new string('}', opening.Count(c => c == '{'));

    static UseCaseDescription Described(string verb, bool local) => new("measure", verb, "", [], "", local) { UseCase = typeof(object), Request = typeof(Reaching), Answer = typeof(string) };

    sealed record Reaching
    {
        [Field("A name")]
        public string? InputFile { get; init; }

        [Field("A condition", Value = "EXPR")]
        public string? Where { get; init; }

        [Field("A place")]
        public FileInfo? Spot { get; init; }

        [Field("A word")]
        public string? Profile { get; init; }
    }
}
