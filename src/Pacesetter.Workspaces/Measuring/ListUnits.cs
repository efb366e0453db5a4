using Pacesetter.Panels;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring;

/// <summary>Lists the units that whoever asks reaches.</summary>
[UseCase("measure", "units", "The units within one's reach, with their kinds, names and what lies above them", Examples = ["measure units", "measure units --under S1 --json"])]
public sealed class ListUnits(Workspace workspace) : IUseCase<ListUnits.Request, ListUnits.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        UnitTree tree = await UnitTree.Read(workspace.Ledger, cancel);
        return new([.. tree.All.Where(it => tree.IsUnder(it.Code, request.Under))
            .Select(it => new UnitRow(it.Code, it.Parent, it.Kind, it.Name, it.NameZh))
            .OrderBy(it => string.Join('\u0001', tree.From(it.Unit).Reverse().Select(one => one.Code)), StringComparer.Ordinal)]);
    }

    public sealed record Request
    {
        [Field("Only this unit and what lies below it", Value = "UNIT")]
        public string? Under { get; init; }
    }

    /// <summary>The units, each after those above it.</summary>
    public sealed record Answer(IReadOnlyList<UnitRow> Rows);
}

/// <summary>A unit.</summary>
public sealed record UnitRow(string Unit, string? Parent, UnitKind Kind, string Name, string? NameZh);
