using Pacesetter.Workspaces.Ingesting;
using Pacesetter.Workspaces.Ledger;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Measuring.Notices;

/// <summary>The register of quotas: what is in force on a day, and how the middle of the workforce stands to it.</summary>
[UseCase("measure", "quotas", "The register of quotas in force on a day, by operation and class of machines", Examples = ["measure quotas", "measure quotas --on 2026-02-01 --json"])]
public sealed class ListQuotas(Workspace workspace) : IUseCase<ListQuotas.Request, ListQuotas.Answer>
{
    public async Task<Answer> Run(Request request, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        DateOnly on = request.On ?? workspace.Today;
        Dictionary<string, Dictionary<string, object?>> operations = (await workspace.Ledger.RowsByName(Tables.Operations, new Scope(), cancel)).ToDictionary(it => (string)it["operation"]!, StringComparer.Ordinal);
        return new(on, [.. (await workspace.Ledger.RowsByName(Tables.Quotas, new Scope(), cancel))
            .Where(it => (DateOnly)it["from"]! <= on && !(it["to"] as DateOnly? < on))
            .GroupBy(it => ((string)it["operation"]!, (string?)it["class"]))
            .Select(of => of.MaxBy(it => (DateOnly)it["from"]!)!)
            .Select(it => Row(it, operations.GetValueOrDefault((string)it["operation"]!)))
            .OrderBy(it => it.Operation, StringComparer.Ordinal).ThenBy(it => it.Class, StringComparer.Ordinal)]);
    }

    static QuotaRow Row(Dictionary<string, object?> quota, Dictionary<string, object?>? operation) => new((string)quota["operation"]!, (string?)quota["class"])
    {
        Name = (string?)operation?["name"],
        NameZh = (string?)operation?["name_zh"],
        OutputUnit = (string?)operation?["output_unit"],
        Minutes = quota["minutes"] as decimal?,
        PerHour = quota["per_hour"] as decimal?,
        From = (DateOnly)quota["from"]!,
        To = quota["to"] as DateOnly?,
        Basis = (string?)quota["basis"],
        Revision = (string?)quota["revision"],
    };

    public sealed record Request
    {
        [Field("The day; today unless said", Value = "DATE")]
        public DateOnly? On { get; init; }
    }

    /// <summary>The quotas of a day.</summary>
    public sealed record Answer(DateOnly On, IReadOnlyList<QuotaRow> Rows);
}

/// <summary>A quota in force.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Class">The class of work centres; null for any.</param>
public sealed record QuotaRow(string Operation, string? Class)
{
    public string? Name { get; init; }

    public string? NameZh { get; init; }

    public string? OutputUnit { get; init; }

    /// <summary>Minutes allowed for one good unit.</summary>
    public decimal? Minutes { get; init; }

    /// <summary>Units an hour.</summary>
    public decimal? PerHour { get; init; }

    public DateOnly From { get; init; }

    public DateOnly? To { get; init; }

    /// <summary>How it was found: studied, statistical, provisional.</summary>
    public string? Basis { get; init; }

    /// <summary>The revision it came by.</summary>
    public string? Revision { get; init; }
}
