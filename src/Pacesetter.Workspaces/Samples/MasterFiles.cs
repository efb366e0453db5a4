using System.Globalization;
using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples;

/// <summary>Writes the master data: units, people, operations, quotas, calendar.</summary>
static class MasterFiles
{
    /// <summary>The code of the whole company.</summary>
    public const string Company = "CO";

    public static void Write(Plant plant, string directory)
    {
        WriteUnits(plant, directory);
        WritePeople(plant, directory);
        WriteOperations(plant, directory);
        WriteQuotas(plant, directory);
        WriteCalendar(plant, directory);
    }

    static void WriteUnits(Plant plant, string directory)
    {
        using CsvFile file = new(directory, "units.csv", "unit", "parent", "kind", "name", "name_zh", "class", "nickname");
        file.Row(Company, "", "company", Catalogue.Company.English, Catalogue.Company.Chinese, "", "");
        foreach (SitePlan site in plant.Organisation.Sites)
        {
            file.Row(site.Code, Company, "site", site.Name.English, site.Name.Chinese, "", "");
        }

        foreach (Department department in plant.Organisation.Departments)
        {
            SitePlan site = Catalogue.Sites.First(plan => plan.Code == department.Plan.Site);
            Wording name = new($"{site.Name.English} {department.Plan.Name.English.ToLowerInvariant()}", site.Name.Chinese + department.Plan.Name.Chinese);
            file.Row(department.Code, site.Code, "department", name.English, name.Chinese, "", "");
            foreach (Team team in department.Teams)
            {
                string number = team.Number.ToString(CultureInfo.InvariantCulture);
                file.Row(team.Code, department.Code, "team", $"{name.English} team {number}", $"{name.Chinese}{number}班", "", "");
            }

            foreach (WorkCentre centre in department.WorkCentres)
            {
                file.Row(centre.Code, department.Code, "work_centre", centre.Name.English, centre.Name.Chinese, Catalogue.Classes[centre.Class].Code, "");
            }
        }
    }

    static void WritePeople(Plant plant, string directory)
    {
        using CsvFile file = new(directory, "people.csv", "person", "team", "from", "to", "name", "name_zh", "grade", "learner_until");
        foreach (Spell spell in plant.Workforce.Spells)
        {
            Person person = spell.Person;
            file.Row(
                plant.CodeOf(person),
                spell.Team.Code,
                Text(plant.Days.Date(spell.From)),
                spell.To is int last ? Text(plant.Days.Date(last)) : "",
                plant.Code("Person ", person.Index),
                plant.Code("员工", person.Index),
                Text(person.Grade, 1),
                person.LearnerUntil is int learner ? Text(plant.Days.Date(learner)) : "");
        }
    }

    static void WriteOperations(Plant plant, string directory)
    {
        using CsvFile file = new(directory, "operations.csv", "operation", "name", "name_zh", "output_unit", "family");
        foreach (Operation operation in plant.Book.Operations)
        {
            file.Row(operation.Code, operation.Name.English, operation.Name.Chinese, operation.Class.OutputUnit, operation.Class.Family);
        }
    }

    static void WriteQuotas(Plant plant, string directory)
    {
        using CsvFile file = new(directory, "quotas.csv", "operation", "class", "minutes", "per_hour", "setup_minutes", "from", "to", "revision", "basis");
        foreach (QuotaRevision quota in plant.Book.Quotas)
        {
            double looseness = LogPoints.Factor(quota.Looseness);
            double minutes = quota.Job.Minutes * looseness;
            file.Row(
                quota.Job.Operation.Code,
                quota.Class,
                quota.PerHour ? "" : Text(minutes, 4),
                quota.PerHour ? Text(60 / minutes, 4) : "",
                quota.Job.SetupMinutes > 0 ? Text(quota.Job.SetupMinutes * looseness, 1) : "",
                Text(quota.From is int from ? plant.Days.Date(from) : plant.Days.First.AddYears(-1)),
                quota.To is int to ? Text(plant.Days.Date(to)) : "",
                quota.Number.ToString(CultureInfo.InvariantCulture),
                quota.Basis);
        }
    }

    static void WriteCalendar(Plant plant, string directory)
    {
        using CsvFile file = new(directory, "calendar.csv", "unit", "date", "shifts");
        foreach (Department department in plant.Organisation.Departments)
        {
            string shifts = department.Plan.Shifts.ToString(CultureInfo.InvariantCulture);
            // The days to the end of the year are known beforehand.
            int known = new DateOnly(plant.Days.Date(plant.Days.Count - 1).Year, 12, 31).DayNumber - plant.Days.First.DayNumber + 1;
            for (int day = 0; day < known; day++)
            {
                file.Row(department.Code, Text(plant.Days.Date(day)), plant.Days.Open(day) ? shifts : "0");
            }
        }
    }
}
