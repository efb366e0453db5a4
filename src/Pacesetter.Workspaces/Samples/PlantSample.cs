namespace Pacesetter.Workspaces.Samples;

/// <summary>The constructed sample <c>plant</c>: a manufacturer of three sites, written as ordinary input tables.</summary>
public static class PlantSample
{
    /// <summary>The practice of the registry that was given a true effect.</summary>
    public static string Practice => PlantedEffects.Works.Id;

    /// <summary>Writes the tables, a readme and <c>truth.csv</c> into the directory.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not between 0.01 and 20, or there are fewer than two or more than 36 months.</exception>
    public static PlantContents Write(PlantOptions options, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Directory);
        // The negated form also refuses a scale that is not a number.
        if (!(options.Scale is >= 0.01 and <= 20))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Scale, "The scale is between 0.01 and 20.");
        }

        if (options.Months is < 2 or > 36 || options.FirstMonth.Day != 1)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Months, "The sample has 2 to 36 whole months and begins on the first day of one.");
        }

        Directory.CreateDirectory(options.Directory);
        Plant plant = new(options);
        MasterFiles.Write(plant, options.Directory);
        ObservationFiles.Write(plant, options.Directory);
        LabelFiles.Write(plant, options.Directory);
        PracticeFiles.Write(plant, options.Directory);
        GoalFile.Write(plant, options.Directory);
        return WriteDays(plant, options, cancel);
    }

    static PlantContents WriteDays(Plant plant, PlantOptions options, CancellationToken cancel)
    {
        using Staging staging = new(plant);
        using AttendanceFile attendance = new(staging);
        using WorkFile work = new(staging);
        TeamDay teamDay = new(plant, attendance, work);
        for (int day = 0; day < plant.Days.Count; day++)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (Team team in plant.Organisation.Teams)
            {
                if (plant.Days.Works(team, day))
                {
                    teamDay.Run(team, day);
                }
            }

            options.Progress?.Report(0.7 * (day + 1) / plant.Days.Count);
        }

        attendance.Write(Path.Combine(options.Directory, "attendance.parquet"), cancel);
        options.Progress?.Report(0.8);
        work.Write(Path.Combine(options.Directory, "work.parquet"), cancel);
        options.Progress?.Report(1);
        Organisation organisation = plant.Organisation;
        return new(organisation.Teams.Count, plant.Workforce.People.Count, organisation.WorkCentres.Count, attendance.Rows, work.Rows);
    }
}
