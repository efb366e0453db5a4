namespace Pacesetter.Cli.Running;

/// <summary>How the program ends; scripts depend on the numbers.</summary>
enum ExitCode
{
    Ok = 0,
    Failed = 1,
    Usage = 2,
    RowsRejected = 3,
    NotAuthorised = 4,
    Conflict = 5,
    RequirementNotMet = 6,
    UnfitForMethod = 7,
    Interrupted = 130,
    Terminated = 143,
}
