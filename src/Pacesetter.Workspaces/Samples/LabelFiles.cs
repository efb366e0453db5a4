using System.Globalization;
using System.Text;
using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples;

/// <summary>Writes what the sample says about itself: that it is constructed, and its true effects.</summary>
static class LabelFiles
{
    const string Readme = """
        CONSTRUCTED DATA
        Everything in this folder is constructed by a program from a seed. No company, site, person, machine, figure or
        date in it is real; "Person 0421" is nobody. It serves to try Pacesetter and to test its estimators.
        The tables are ordinary input tables. truth.csv holds the true effects, in log points; no import reads it.

        虚构数据
        本文件夹中的一切内容均由程序根据随机种子构造。其中的公司、工厂、人员、设备、数字和日期都不是真实的；
        "员工0421"并无其人。数据仅用于试用 Pacesetter 和检验其估计方法。
        各表均为普通的导入表。truth.csv 记载真实效应（对数点），任何导入都不读取它。

        """;

    public static void Write(Plant plant, string directory)
    {
        File.WriteAllText(Path.Combine(directory, "README.txt"), Readme.ReplaceLineEndings("\n"), new UTF8Encoding(false));
        using CsvFile file = new(directory, "truth.csv", "kind", "code", "effect");
        WriteQuotas(plant, file);
        WritePeople(plant, file);
        foreach (WorkCentre centre in plant.Organisation.WorkCentres)
        {
            file.Row("work_centre", centre.Code, Effect(centre.Effect));
        }

        for (int shift = 0; shift < Catalogue.Shifts.Count; shift++)
        {
            file.Row("shift", Catalogue.Shifts[shift], Effect(Plant.ShiftEffects[shift]));
        }

        WritePlanted(plant, file);
        WriteFurnaces(plant, file);
    }

    static void WriteQuotas(Plant plant, CsvFile file)
    {
        foreach (Operation operation in plant.Book.Operations)
        {
            file.Row("operation", operation.Code, Effect(operation.Looseness));
        }

        foreach (QuotaRevision quota in plant.Book.Quotas)
        {
            string revision = quota.Number.ToString(CultureInfo.InvariantCulture);
            file.Row("quota", string.Join('/', quota.Job.Operation.Code, Catalogue.Classes[quota.Job.Class].Code, revision), Effect(quota.Looseness));
        }
    }

    static void WritePeople(Plant plant, CsvFile file)
    {
        foreach (Person person in plant.Workforce.People)
        {
            file.Row("person", plant.CodeOf(person), Effect(person.Effect));
            if (person.TwoMachines)
            {
                file.Row("two_machines", plant.CodeOf(person), Effect(Plant.SecondMachine));
            }
        }

        file.Row("learning", "first_day", Effect(Person.FirstDayGap));
    }

    static void WritePlanted(Plant plant, CsvFile file)
    {
        foreach (PlantedEffect planted in plant.Planted.All)
        {
            string date = Text(plant.Days.Date(planted.From));
            string code = planted.Practice is { } practice ? $"{practice}/{planted.Team.Code}/{date}" : planted.Family is null ? $"{planted.Team.Code}/{date}" : $"{planted.Team.Code}/{planted.Family}/{date}";
            file.Row(planted.Kind, code, Effect(planted.Effect));
        }
    }

    static void WriteFurnaces(Plant plant, CsvFile file)
    {
        foreach (WorkCentre centre in plant.Organisation.WorkCentres.Where(centre => Catalogue.Classes[centre.Class].Code == "furnace"))
        {
            if (centre.Number == ObservationFiles.BestFurnace.Number)
            {
                file.Row("furnace_best", centre.Code, Effect(ObservationFiles.BestFurnace.Effect));
            }
            else if (centre.Number == ObservationFiles.OutdatedFurnace.Number)
            {
                file.Row("furnace_outdated", centre.Code, Effect(ObservationFiles.OutdatedFurnace.Effect));
            }
        }
    }

    static string Effect(double effect) => Text(effect, 6);
}
