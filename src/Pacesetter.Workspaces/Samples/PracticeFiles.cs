using System.Globalization;
using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples;

/// <summary>Writes what the registry knows: two practices, and the teams that took them up. Nothing where the plant is too small for adopters.</summary>
static class PracticeFiles
{
    public static void Write(Plant plant, string directory)
    {
        if (plant.Planted.Adoptions.Any())
        {
            WritePractices(plant, directory);
            WriteAdoptions(plant, directory);
        }
    }

    static void WritePractices(Plant plant, string directory)
    {
        string home = plant.Planted.Source.Code;
        using CsvFile file = new(directory, "practices.csv", "practice", "title", "title_zh", "unit", "kind", "originator", "problem", "steps", "conditions", "limits", "state");
        file.Row(
            PlantedEffects.Works.Id,
            "Hand the job over at the machine",
            "机旁交接班",
            home,
            "organising",
            home,
            "A crew that comes on finds the job half done and asks around for its drawing, its tools and its faults.",
            "Both leads meet at the machine; They go through what runs, what is missing and what broke; The one who comes on repeats it",
            "Crews follow one another at the same machines",
            "Not for crews that work alone on day shift",
            "adopted");
        file.Row(
            PlantedEffects.Idle,
            "A board with slogans at the gate",
            "厂门口号牌",
            home,
            "management",
            home,
            "Nobody speaks of output.",
            "Hang a board; Write a new slogan every Monday",
            "Everybody passes one gate",
            "None were looked for",
            "adopted");
    }

    static void WriteAdoptions(Plant plant, string directory)
    {
        string home = plant.Planted.Source.Code;
        using CsvFile file = new(directory, "adoptions.csv", "adoption", "practice", "unit", "source_unit", "answer", "reason", "ordered_on", "in_use", "selected_from", "selected_to", "compared_with", "baseline_frozen_on", "steps", "state");
        foreach (IGrouping<string, PlantedEffect> practice in plant.Planted.Adoptions.GroupBy(planted => planted.Practice!))
        {
            foreach ((int at, PlantedEffect planted) in practice.Index())
            {
                string number = (at + 1).ToString("D2", CultureInfo.InvariantCulture);
                string ordered = Text(plant.Days.Date(planted.Chosen.Last + 3));
                file.Row(
                    $"{practice.Key}-{number}",
                    practice.Key,
                    planted.Team.Code,
                    home,
                    "adopt",
                    "Four weak weeks",
                    ordered,
                    Text(plant.Days.Date(planted.From)),
                    Text(plant.Days.Date(planted.Chosen.First)),
                    Text(plant.Days.Date(planted.Chosen.Last)),
                    MasterFiles.Company,
                    ordered,
                    Steps(plant, planted),
                    "in_use");
            }
        }
    }

    static string Steps(Plant plant, PlantedEffect planted)
    {
        (string Kind, int Day, string Hours, string More)[] steps =
        [
            ("visit", planted.From - 8, "0.5", ""),
            ("lesson", planted.From - 5, "1", ""),
            ("trial", planted.From - 3, "0", ""),
            ("check", planted.From + 28, "0", ", \"fidelity\": 0.9"),
        ];
        return $"[{string.Join(", ", steps.Select(step => $"{{ \"kind\": \"{step.Kind}\", \"on\": \"{Text(plant.Days.Date(step.Day))}\", \"hours\": {step.Hours}{step.More} }}"))}]";
    }
}
