namespace Pacesetter.Workspaces.UseCases;

/// <summary>The filters common to workspace commands. Both dates are inclusive.</summary>
public record Filters
{
    [Field("First day, inclusive", Value = "DATE")]
    public DateOnly? From { get; init; }

    [Field("Last day, inclusive", Value = "DATE")]
    public DateOnly? To { get; init; }

    [Field("Only this unit and what lies below it", Value = "UNIT")]
    public string? Under { get; init; }

    [Field("Only this operation", Value = "OPERATION")]
    public string? Operation { get; init; }

    [Field("Only work centres of this class", Value = "CLASS")]
    public string? Class { get; init; }
}
