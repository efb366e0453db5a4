namespace Pacesetter.Workspaces.Samples;

/// <summary>Who is sent where, to do what.</summary>
static class Dispatch
{
    /// <summary>A work centre, mostly one of the team's own, and a job on it.</summary>
    public static (WorkCentre Centre, Job Job) Choose(Plant plant, Team team, JobLot lot, ref Chance chance)
    {
        List<WorkCentre> centres = chance.Yes(0.85) ? team.Home : team.Department.WorkCentres;
        WorkCentre centre = centres[chance.Below(centres.Count)];
        IReadOnlyList<Job> jobs = plant.Book.JobsOf(centre.Class);
        double place = chance.Uniform();
        // Jobs are listed loosest first: a small number is an easy job.
        place = lot switch
        {
            JobLot.Loose => place * place * place,
            JobLot.Tight => Math.Sqrt(place),
            _ => place,
        };
        return (centre, jobs[(int)(place * jobs.Count)]);
    }
}
