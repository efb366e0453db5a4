using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving.Waiting;

/// <summary>Keeps what was reported last, from whichever thread.</summary>
sealed class LatestAdvance : IProgress<Advance>
{
    readonly Lock reporting = new();
    Advance? latest;

    public Advance? Value
    {
        get
        {
            lock (reporting)
            {
                return latest;
            }
        }
    }

    public void Report(Advance value)
    {
        lock (reporting)
        {
            latest = value;
        }
    }
}
