using Pacesetter.Web.Bulletins;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Cli.Running;

/// <summary>What the program is put together from; tests put together their own.</summary>
sealed record Composition
{
    /// <summary>The use cases that become commands.</summary>
    public required IReadOnlyList<UseCaseDescription> UseCases { get; init; }

    /// <summary>Offers what the use case asks for beyond the clock and the progress: opens the workspace where it is needed.</summary>
    public Func<Invocation, Supplies, CancellationToken, Task> Supply { get; init; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>Recognises exceptions beyond refusals; null where it does not know one.</summary>
    public Func<Exception, Invocation, Fault?> Known { get; init; } = static (_, _) => null;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The composition of the shipped program.</summary>
    public static Composition Shipped() => new()
    {
        UseCases = Catalogue.Of(typeof(Catalogue).Assembly, typeof(ShowBulletin).Assembly, typeof(Composition).Assembly),
        Supply = ShippedSupplies.Offer,
        Known = ShippedSupplies.Known,
    };
}
