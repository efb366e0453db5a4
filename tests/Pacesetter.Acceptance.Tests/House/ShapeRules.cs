using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Pacesetter.Acceptance.Tests.House;

/// <summary>What a file holds, and what a catch does with what it caught.</summary>
static class ShapeRules
{
    public static IEnumerable<Breach> Broken(string path, string text)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        string[] large = [.. Public(root).Where(type => !IsSmall(type)).Select(SizeRules.Name).Distinct()];
        if (large.Length > 1)
        {
            yield return new(path, large[1], $"stands beside {large[0]}: one public type a file");
        }

        foreach (CatchClauseSyntax swallowed in root.DescendantNodes().OfType<CatchClauseSyntax>().Where(Swallows))
        {
            yield return new(path, SizeRules.Name(swallowed), $"swallows {swallowed.Declaration?.Type.ToString() ?? "everything"}: rethrow it, use it, or say why in a comment");
        }
    }

    /// <summary>The public types of a file that lie in no other type.</summary>
    public static IEnumerable<MemberDeclarationSyntax> Public(SyntaxNode root) =>
        root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<MemberDeclarationSyntax>()
            .Where(type => type is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax && type.Modifiers.Any(SyntaxKind.PublicKeyword));

    // Records, enumerations and delegates may stand beside the type they serve.
    static bool IsSmall(MemberDeclarationSyntax type) => type is RecordDeclarationSyntax or EnumDeclarationSyntax or DelegateDeclarationSyntax;

    static bool Swallows(CatchClauseSyntax caught)
    {
        string? name = caught.Declaration?.Identifier.Text;
        bool throws = caught.Block.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax);
        bool uses = !string.IsNullOrEmpty(name) && caught.Block.DescendantNodes().OfType<IdentifierNameSyntax>().Any(it => it.Identifier.Text == name);
        bool says = caught.DescendantTrivia().Concat(caught.CatchKeyword.GetPreviousToken().TrailingTrivia).Any(it => it.IsKind(SyntaxKind.SingleLineCommentTrivia) || it.IsKind(SyntaxKind.MultiLineCommentTrivia));
        return !throws && !uses && !says;
    }
}
