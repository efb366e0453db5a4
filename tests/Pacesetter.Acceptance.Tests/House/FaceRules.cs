using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.House;

/// <summary>How wide the face of a step is, and what a request may ask for.</summary>
static partial class FaceRules
{
    const int TypesOfAStep = 12;
    const int RegistryTables = 40;

    /// <summary>The steps of the domain that show more public types than the house allows, beside the files of nouns: a noun, its states, its child records.</summary>
    public static IEnumerable<Breach> Wide(IEnumerable<(string Path, string Text)> sources) =>
        sources.Select(source => (Step: Step().Match(source.Path).Groups[1].Value, Types: PublicTypes(source.Text)))
            .Where(file => file.Step.Length > 0)
            .GroupBy(file => file.Step, file => file.Types)
            .Select(step => (Step: step.Key, Types: step.SelectMany(it => it).ToArray()))
            .Where(step => step.Types.Length > TypesOfAStep)
            .Select(step => new Breach($"src/Pacesetter/{step.Step}", step.Step, $"shows {step.Types.Length} public types, a step stops at {TypesOfAStep}: {string.Join(", ", step.Types)}"));

    /// <summary>The fields by which a use case that a server may run would read a file or evaluate an expression of whoever asks.</summary>
    public static IEnumerable<Breach> Reaching(IEnumerable<UseCaseDescription> useCases) =>
        useCases.Where(useCase => !useCase.Local)
            .SelectMany(useCase => useCase.Fields.Where(field => !field.Local && Reaches(field)).Select(field => new Breach(useCase.Name, field.Property.Name, "is a path or an expression that is not marked Local, in a use case that is not Local")));

    /// <summary>A registry with more tables than the house allows.</summary>
    public static IEnumerable<Breach> Crowded(IReadOnlyCollection<string> tables) =>
        tables.Count > RegistryTables ? [new("src/Pacesetter.Workspaces/Registry", "RegistryContext", $"has {tables.Count} tables, the registry stops at {RegistryTables}")] : [];

    static string[] PublicTypes(string text)
    {
        MemberDeclarationSyntax[] types = [.. ShapeRules.Public(CSharpSyntaxTree.ParseText(text).GetRoot())];
        bool noun = types.OfType<ClassDeclarationSyntax>().Any(type => type.BaseList?.Types.Any(it => it.Type is SimpleNameSyntax { Identifier.Text: "Entry" }) ?? false);
        return noun ? [] : [.. types.Select(SizeRules.Name)];
    }

    // By its type, its name, or what stands for its value in help. Contents, read by the command line, are no path.
    static bool Reaches(RequestField field) =>
        field.Element.IsAssignableTo(typeof(FileSystemInfo)) || field.Element.IsAssignableTo(typeof(System.Linq.Expressions.Expression))
        || (field.Element == typeof(string) && (PathName().IsMatch(field.Property.Name) || PathValue().IsMatch(field.Value)));

    [GeneratedRegex("^src/Pacesetter/(Measuring|Recognising|Exchanging|Spreading|Proving|Planning)/")]
    private static partial Regex Step();

    [GeneratedRegex("(File|Files|Path|Paths|Folder|Directory|Archive|Expression|Expressions|Mapping)$")]
    private static partial Regex PathName();

    [GeneratedRegex("^(FILE|PATH|DIR|FOLDER|ARCHIVE|EXPR|MAP)")]
    private static partial Regex PathValue();
}
