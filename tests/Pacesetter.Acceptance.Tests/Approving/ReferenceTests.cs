using Pacesetter.Acceptance.Tests.House;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Lifecycles;

namespace Pacesetter.Acceptance.Tests.Approving;

/// <summary>docs/reference says what is registered. APPROVE=1 writes it anew.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void The_page_of_the_commands_is_as_approved() => Match("commands", CommandPage.Write(Composition.Shipped().UseCases));

    [Fact]
    public void The_page_of_the_tables_is_as_approved() => Match("tables", TablePage.Write(Tables.All));

    [Fact]
    public void The_page_of_the_nouns_is_as_approved() => Match("nouns", NounPage.Write(Nouns.All));

    static void Match(string page, string text) =>
        Approved.Match(text, Path.Combine(Sources.Root, "docs", "reference", page + ".md"), Environment.GetEnvironmentVariable("APPROVE") == "1");
}
