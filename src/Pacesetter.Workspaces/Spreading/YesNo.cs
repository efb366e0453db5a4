namespace Pacesetter.Workspaces.Spreading;

/// <summary>What must be said one way or the other: leaving it out is neither.</summary>
public enum YesNo
{
    Yes,
    No,
}
