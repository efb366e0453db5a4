using System.Globalization;
using static Pacesetter.Workspaces.Samples.CsvFile;

namespace Pacesetter.Workspaces.Samples.Story1956;

/// <summary>Writes the units of the article, the operations and the quotas.</summary>
static class StoryUnits
{
    public const string Front = "CN";
    public const string Taiyuan = "TMM";
    public const string Steelworks = "ANS";
    public const string Adopter = "ANS-F7";
    public const string Originator = "ANS-F8";
    public const string Group = "CCR-G1";
    public const string Comparison = "CCR-G2";

    /// <summary>Furnaces of the steelworks: the originator, the adopter, and seven to compare with.</summary>
    public const int Furnaces = 9;

    /// <summary>Furnaces of each constructed combine.</summary>
    public const int CombineFurnaces = 60;

    public const int Shops = 10;
    public const int LathesOfShop = 5;

    /// <summary>Regions with the conference that met there.</summary>
    public static IReadOnlyList<(string Code, Wording Name)> Regions { get; } =
    [
        ("SX", new("Shanxi", "山西省")),
        ("AS", new("Anshan", "鞍山市")),
        ("CC", new("Changchun", "长春市")),
        ("HB", new("Harbin", "哈尔滨市")),
        ("XA", new("Xi'an", "西安市")),
    ];

    /// <summary>Combines of which everything is made up: one takes up what helps, the other what does not.</summary>
    public static IReadOnlyList<(string Code, Wording Name)> Combines { get; } =
    [
        ("CA", new("Combine A (constructed)", "甲联合厂（虚构）")),
        ("CB", new("Combine B (constructed)", "乙联合厂（虚构）")),
    ];

    public static IReadOnlyList<(string Code, Wording Name, double Minutes)> Operations { get; } =
    [
        ("TURN-1", new("Turn pin", "车销轴"), 1.5),
        ("TURN-2", new("Turn bush", "车衬套"), 2),
        ("TURN-3", new("Turn roller", "车滚轮"), 2.4),
        ("TURN-4", new("Turn wheel", "车矿车轮"), 2.5),
        ("TURN-5", new("Turn axle", "车车轴"), 3),
        ("TURN-6", new("Turn drum", "车卷筒"), 4),
    ];

    public const string Shoe = "SHOE";

    /// <summary>Minutes a pair: twelve persons of eight hours make 600 pairs at exactly the quota.</summary>
    const string ShoeMinutes = "9.6";

    public static string FurnaceOf(string combine, int number) => string.Create(CultureInfo.InvariantCulture, $"{combine}-F{number:D2}");

    public static string ShopOf(int shop) => string.Create(CultureInfo.InvariantCulture, $"TMM-T{shop + 1:D2}");

    public static string LatheOf(int lathe) => string.Create(CultureInfo.InvariantCulture, $"TMM-L{lathe + 1:D2}");

    public static void Write(string directory)
    {
        WriteUnits(directory);
        using (CsvFile file = new(directory, "operations.csv", "operation", "name", "name_zh", "output_unit", "family"))
        {
            foreach ((string code, Wording name, _) in Operations)
            {
                file.Row(code, name.English, name.Chinese, "piece", "turning");
            }

            file.Row(Shoe, "Make rubber shoes", "制胶鞋", "pair", "shoes");
        }

        using CsvFile quotas = new(directory, "quotas.csv", "operation", "class", "minutes", "from", "revision", "basis");
        foreach ((string code, _, double minutes) in Operations)
        {
            quotas.Row(code, "lathe", minutes.ToString(CultureInfo.InvariantCulture), Text(StoryDays.First), "1", "studied");
        }

        quotas.Row(Shoe, "", ShoeMinutes, Text(StoryDays.First), "1", "statistical");
    }

    static void WriteUnits(string directory)
    {
        using CsvFile file = new(directory, "units.csv", "unit", "parent", "kind", "name", "name_zh", "class", "nickname");
        file.Row(Front, "", "region", "Industrial front of five regions (constructed)", "五省市工业战线（虚构）", "", "");
        foreach ((string code, Wording name) in Regions)
        {
            file.Row(code, Front, "region", name.English, name.Chinese, "", "");
        }

        file.Row(Taiyuan, "SX", "site", "Taiyuan Mining Machinery Plant", "太原矿山机器厂", "", "");
        for (int shop = 0; shop < Shops; shop++)
        {
            string number = (shop + 1).ToString(CultureInfo.InvariantCulture);
            file.Row(ShopOf(shop), Taiyuan, "team", $"Group {number}", $"第{number}小组", "", "");
        }

        for (int lathe = 0; lathe < Shops * LathesOfShop; lathe++)
        {
            string number = (lathe + 1).ToString(CultureInfo.InvariantCulture);
            file.Row(LatheOf(lathe), Taiyuan, "work_centre", $"Lathe {number}", $"{number}号车床", "lathe", "");
        }

        file.Row("ANG", "AS", "company", "Ansteel", "鞍钢", "", "");
        file.Row(Steelworks, "ANG", "site", "Steelmaking plant", "炼钢厂", "", "");
        WriteFurnaces(file, Steelworks, Furnaces, number => $"ANS-F{number}");
        file.Row("CCR", "CC", "site", "State No. 8 Rubber Factory", "国营第八橡胶厂", "", "");
        file.Row(Group, "CCR", "team", "Ma Hongfen's group", "马洪芬小组", "", "");
        file.Row(Comparison, "CCR", "team", "Another group", "另一小组", "", "");
        foreach ((string code, Wording name) in Combines)
        {
            file.Row(code, Front, "site", name.English, name.Chinese, "", "");
            WriteFurnaces(file, code, CombineFurnaces, number => FurnaceOf(code, number));
        }
    }

    static void WriteFurnaces(CsvFile file, string site, int count, Func<int, string> code)
    {
        for (int number = 1; number <= count; number++)
        {
            string nickname = code(number) == Adopter ? "Old Ox / 老牛" : "";
            file.Row(code(number), site, "work_centre", string.Create(CultureInfo.InvariantCulture, $"No. {number} open-hearth furnace"), string.Create(CultureInfo.InvariantCulture, $"{number}号平炉"), "open_hearth", nickname);
        }
    }
}
