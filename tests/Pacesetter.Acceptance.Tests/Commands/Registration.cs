using System.Reflection;
using Pacesetter.Cli.Commands;
using Pacesetter.Cli.Running;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Acceptance.Tests.Commands;

public sealed class Registration
{
    static IReadOnlyList<UseCaseDescription> Shipped => Composition.Shipped().UseCases;

    [Fact]
    public void Every_field_of_every_request_is_described()
    {
        string[] undescribed = [.. Shipped.SelectMany(useCase => useCase.Request.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is not null && property.GetCustomAttribute<FieldAttribute>() is not { Help.Length: > 0 })
            .Select(property => $"{useCase.Name}: {property.Name}"))];

        Assert.Empty(undescribed);
    }

    [Fact]
    public void Every_use_case_has_an_example_that_can_be_read()
    {
        var tree = new CommandTree(Shipped);
        foreach (UseCaseDescription useCase in Shipped)
        {
            Assert.NotEmpty(useCase.Examples);
            foreach (string example in useCase.Examples)
            {
                // What follows > or | is the shell's.
                string words = example.Split([" > ", " | "], StringSplitOptions.None)[0];
                Invocation invocation = tree.Bind(tree.Parse([.. System.CommandLine.Parsing.CommandLineParser.SplitCommandLine(words)]), new Terminal { Output = Stream.Null, Error = TextWriter.Null });
                Assert.Equal(useCase.Name, invocation.UseCase.Name);
            }
        }
    }

    [Fact]
    public void Every_schema_and_every_command_is_there_once()
    {
        Assert.Equal(Shipped.Count, Shipped.Select(useCase => useCase.Schema).Distinct().Count());
        Assert.Equal(Shipped.Count, Shipped.Select(useCase => useCase.Name).Distinct().Count());
    }

    [Fact]
    public void No_option_hides_a_global_one()
    {
        string[] globals = [.. new GlobalOptions().All.Select(option => option.Name)];

        Assert.Empty(Shipped.SelectMany(useCase => useCase.Fields).Where(field => !field.Argument && globals.Contains("--" + field.Name)).Select(field => field.Name));
    }

    [Fact]
    public void Inherited_filters_follow_the_fields_of_the_request()
    {
        string[] names = [.. UseCaseDescription.Of(typeof(Trial)).Fields.Select(field => field.Name)];

        Assert.Equal("table", names[0]);
        Assert.Equal(["from", "to", "under", "operation", "class"], names[^5..]);
    }

    [Fact]
    public void Steps_come_in_the_order_of_the_flow_before_the_rest()
    {
        string[] names = [.. Catalogue.Of(typeof(Trial).Assembly).Select(useCase => useCase.Name)];

        Assert.Equal(["measure trial", "gazette"], names);
    }

    [Fact]
    public async Task A_use_case_is_built_from_what_the_resolver_gives()
    {
        var asked = new List<Type>();
        UseCaseDescription useCase = UseCaseDescription.Of(typeof(Trial));
        object answer = await useCase.Run(
            useCase.Blank(),
            type =>
            {
                asked.Add(type);
                return type == typeof(TimeProvider) ? TimeProvider.System : new Progress<Advance>();
            },
            TestContext.Current.CancellationToken);

        Assert.Equal([typeof(TimeProvider), typeof(IProgress<Advance>)], asked);
        Assert.IsType<Trial.Answer>(answer);
    }

    [Fact]
    public void A_value_nobody_supplies_is_named()
    {
        ArgumentException lacking = Assert.Throws<ArgumentException>(() => new Supplies().Resolve(typeof(TimeProvider)));

        Assert.Contains("System.TimeProvider", lacking.Message, StringComparison.Ordinal);
    }
}
