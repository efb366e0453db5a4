namespace Pacesetter.Workspaces.Samples;

/// <summary>A name in both languages.</summary>
sealed record Wording(string English, string Chinese);

/// <summary>A site of the constructed company.</summary>
sealed record SitePlan(string Code, Wording Name);

/// <summary>A department at scale 1: how many teams, how many shifts, how many work centres of each class.</summary>
sealed record DepartmentPlan(string Site, string Code, Wording Name, int Teams, int Shifts, params (string Class, int Count)[] WorkCentres)
{
    /// <summary>Tickets carry clock times.</summary>
    public bool Clocked => Shifts == 3;
}

/// <summary>A class of work centres and the operations made on it.</summary>
/// <param name="Code">The class.</param>
/// <param name="Name">What a work centre of it is called.</param>
/// <param name="Family">The family of its operations.</param>
/// <param name="Verb">What is done, and the beginning of the operations' codes.</param>
/// <param name="Operations">How many operations.</param>
sealed record ClassPlan(string Code, Wording Name, string Family, (string Code, Wording Word) Verb, int Operations)
{
    public string OutputUnit { get; init; } = "piece";

    /// <summary>True minutes a unit, from and to.</summary>
    public (double Low, double High) Minutes { get; init; }

    /// <summary>Some tickets are reported by the line, not by its persons.</summary>
    public bool Line { get; init; }

    /// <summary>How many of its first operations are also made on the class after it, with a quota of its own.</summary>
    public int Shared { get; init; }

    /// <summary>Output is measured to two decimals instead of counted.</summary>
    public bool Measured { get; init; }
}

/// <summary>The constructed company on paper: sites, departments, classes, parts.</summary>
static class Catalogue
{
    public static Wording Company { get; } = new("Three Rivers Manufacturing (constructed)", "三江制造（虚构）");

    public static IReadOnlyList<SitePlan> Sites { get; } =
    [
        new("RIV", new("Riverside", "河畔工厂")),
        new("NOR", new("Northgate", "北门工厂")),
        new("HAR", new("Harbour", "港口工厂")),
    ];

    public static IReadOnlyList<DepartmentPlan> Departments { get; } =
    [
        new("RIV", "MA", new("Machining shop", "机加工车间"), 12, 2, ("lathe", 22), ("machining_centre", 14), ("grinder", 8)),
        new("RIV", "PR", new("Press shop", "冲压车间"), 7, 2, ("press", 18)),
        new("RIV", "WE", new("Welding shop", "焊接车间"), 7, 2, ("weld_cell", 16)),
        new("RIV", "PA", new("Paint shop", "涂装车间"), 4, 2, ("paint_booth", 8)),
        new("RIV", "AS", new("Assembly hall", "总装车间"), 11, 2, ("assembly_line", 12), ("wiring_bench", 8)),
        new("RIV", "DI", new("Inspection and dispatch", "检验发运部"), 4, 2, ("test_bench", 6), ("packing_line", 6)),
        new("NOR", "MA", new("Machining shop", "机加工车间"), 11, 2, ("lathe", 14), ("machining_centre", 12), ("grinder", 8)),
        new("NOR", "WE", new("Welding shop", "焊接车间"), 5, 2, ("weld_cell", 10)),
        new("NOR", "AS", new("Assembly hall", "装配车间"), 8, 2, ("assembly_line", 8)),
        new("NOR", "HT", new("Heat treatment", "热处理车间"), 11, 3, ("furnace", 12)),
        new("NOR", "DI", new("Inspection and dispatch", "检验发运部"), 7, 2, ("test_bench", 5), ("packing_line", 5)),
        new("HAR", "MO", new("Moulding shop", "注塑车间"), 12, 3, ("moulder", 20)),
        new("HAR", "PA", new("Paint shop", "涂装车间"), 5, 2, ("paint_booth", 6)),
        new("HAR", "WI", new("Wiring shop", "线束车间"), 9, 2, ("wiring_bench", 12)),
        new("HAR", "AS", new("Assembly hall", "装配车间"), 9, 2, ("assembly_line", 8)),
        new("HAR", "DI", new("Inspection and dispatch", "检验发运部"), 8, 2, ("test_bench", 6), ("packing_line", 6)),
    ];

    public static IReadOnlyList<ClassPlan> Classes { get; } =
    [
        new("lathe", new("Lathe", "车床"), "machining", ("TUR", new("Turn", "车削")), 12) { Minutes = (3, 12), Shared = 4 },
        new("machining_centre", new("Machining centre", "加工中心"), "machining", ("MIL", new("Mill", "铣削")), 12) { Minutes = (4, 14) },
        new("grinder", new("Grinder", "磨床"), "grinding", ("GRI", new("Grind", "磨削")), 8) { Minutes = (2, 8) },
        new("press", new("Press", "压力机"), "stamping", ("STA", new("Stamp", "冲压")), 11) { Minutes = (0.2, 1) },
        new("weld_cell", new("Welding cell", "焊接工位"), "welding", ("WEL", new("Weld", "焊接")), 12) { Minutes = (3, 12) },
        new("moulder", new("Moulding machine", "注塑机"), "moulding", ("MOU", new("Mould", "注塑")), 11) { Minutes = (0.4, 2) },
        new("furnace", new("Furnace", "热处理炉"), "heat_treatment", ("HEA", new("Harden", "淬火")), 8) { Minutes = (18, 40), OutputUnit = "t", Measured = true },
        new("paint_booth", new("Paint booth", "喷涂室"), "painting", ("PAI", new("Paint", "喷涂")), 9) { Minutes = (2, 5), OutputUnit = "m2", Measured = true, Line = true },
        new("assembly_line", new("Assembly line", "装配线"), "assembly", ("ASM", new("Assemble", "装配")), 14) { Minutes = (4, 14), Line = true, Shared = 3 },
        new("wiring_bench", new("Wiring bench", "布线台"), "assembly", ("WIR", new("Wire", "布线")), 7) { Minutes = (3, 10) },
        new("test_bench", new("Test bench", "检测台"), "inspection", ("INS", new("Inspect", "检验")), 8) { Minutes = (1, 6) },
        new("packing_line", new("Packing line", "包装线"), "packing", ("PAC", new("Pack", "包装")), 8) { Minutes = (0.5, 3), OutputUnit = "carton", Line = true },
    ];

    public static IReadOnlyList<Wording> Parts { get; } =
    [
        new("shaft", "轴"), new("flange", "法兰"), new("housing", "壳体"), new("bracket", "支架"), new("cover", "盖板"),
        new("gear", "齿轮"), new("ring", "圆环"), new("base plate", "底板"), new("rotor", "转子"), new("frame", "机架"),
        new("bushing", "衬套"), new("hub", "轮毂"), new("valve body", "阀体"), new("panel", "面板"),
    ];

    public static IReadOnlyList<string> OffCauses { get; } = ["waiting", "waiting", "waiting", "training", "indirect", "indirect", "maintenance"];

    public static IReadOnlyList<string> Shifts { get; } = ["early", "late", "night"];
}
