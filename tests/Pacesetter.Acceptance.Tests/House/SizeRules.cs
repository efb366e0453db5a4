using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pacesetter.Acceptance.Tests.House;

/// <summary>How long a method and a type may be, and how many parameters a member takes. Lines are counted from the signature to the closing brace; comments above do not count.</summary>
static class SizeRules
{
    const int TypeLines = 250;
    const int MethodLines = 60;
    const int KernelLines = 120;
    const int Parameters = 5;

    public static IEnumerable<Breach> Broken(string path, string text)
    {
        foreach (SyntaxNode node in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes())
        {
            if (node is BaseTypeDeclarationSyntax type && Lines(type) > TypeLines)
            {
                yield return new(path, Name(node), $"has {Lines(type)} lines, a type stops at {TypeLines}");
            }

            int most = IsKernel(path, node) ? KernelLines : MethodLines;
            if (IsMethod(node) && Lines(node) > most)
            {
                yield return new(path, Name(node), $"has {Lines(node)} lines, it stops at {most}");
            }

            if (ParametersOf(node) is { } list && list.Parameters.Count > Parameters)
            {
                yield return new(path, Name(node), $"takes {list.Parameters.Count} parameters, it stops at {Parameters}");
            }
        }
    }

    /// <summary>The name of a declaration with those of the types around it.</summary>
    public static string Name(SyntaxNode node) => string.Join('.', node.AncestorsAndSelf().Reverse().Select(Own).Where(it => it.Length > 0));

    // A kernel is the lowest floor of a method: in the statistics, an internal static class named …Kernel or …Kernels, or one in a folder Kernels.
    static bool IsKernel(string path, SyntaxNode node) =>
        path.StartsWith("src/Pacesetter.Statistics/", StringComparison.Ordinal)
        && node.Ancestors().OfType<ClassDeclarationSyntax>().FirstOrDefault() is { } type
        && type.Modifiers.Any(SyntaxKind.StaticKeyword) && !type.Modifiers.Any(SyntaxKind.PublicKeyword)
        && (type.Identifier.Text.EndsWith("Kernel", StringComparison.Ordinal) || type.Identifier.Text.EndsWith("Kernels", StringComparison.Ordinal) || path.Contains("/Kernels/", StringComparison.Ordinal));

    static bool IsMethod(SyntaxNode node) => node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax;

    // A positional record is the remedy for many parameters, so its own list is not counted.
    static ParameterListSyntax? ParametersOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => method.ParameterList,
        LocalFunctionStatementSyntax local => local.ParameterList,
        DelegateDeclarationSyntax @delegate => @delegate.ParameterList,
        ClassDeclarationSyntax or StructDeclarationSyntax => ((TypeDeclarationSyntax)node).ParameterList,
        _ => null,
    };

    static int Lines(SyntaxNode node)
    {
        FileLinePositionSpan span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    static string Own(SyntaxNode node) => node switch
    {
        BaseTypeDeclarationSyntax type => type.Identifier.Text,
        DelegateDeclarationSyntax @delegate => @delegate.Identifier.Text,
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax => "new",
        OperatorDeclarationSyntax or ConversionOperatorDeclarationSyntax => "operator",
        DestructorDeclarationSyntax => "~",
        PropertyDeclarationSyntax property => property.Identifier.Text,
        IndexerDeclarationSyntax => "this",
        AccessorDeclarationSyntax accessor => accessor.Keyword.Text,
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        _ => "",
    };
}
