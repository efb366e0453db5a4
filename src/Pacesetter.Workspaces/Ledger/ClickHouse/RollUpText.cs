using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>Writes the SQL of a roll-up for the cluster: only the keys and sums that the question needs.</summary>
sealed class RollUpText
{
    const string MomentRows = "hours > 0 AND good > 0 AND earned > 0";
    const string Logarithm = "log(toFloat64(earned) / 60 / toFloat64(hours))";
    const string Hours = "toFloat64(hours)";
    const string Rate = "(toFloat64(earned) / 60)";
    const string Ticketed = "toFloat64(hours + off_hours)";

    readonly RollUp question;
    readonly RollUpPlaces places;
    readonly List<(string Name, string Work, string Idle)> keys = [];
    readonly List<(string Name, string Work, string Idle)> sums = [];

    public RollUpText(RollUp question, RollUpPlaces places)
    {
        this.question = question;
        this.places = places;
        AddKeys();
        AddTotals();
        AddMoments();
    }

    bool Persons => question.Figures.HasFlag(Figures.Persons);

    // A question about one operation or one class of machine is not about days without a ticket.
    bool Idle => places.Attended && question.Where is { Operation: null, Class: null, VerifiedOnly: false };

    /// <summary>The names of the keys, in the order of the answer's columns.</summary>
    public IReadOnlyList<string> KeyNames => [.. keys.Select(key => key.Name[2..])];

    public override string ToString()
    {
        string keyList = string.Concat(keys.Select(key => key.Name + ", "));
        string group = keys.Count == 0 ? "" : "GROUP BY " + keyList.TrimEnd(',', ' ');
        string rows = Work() + (Idle ? "\nUNION ALL\n" + IdleRows() : "");
        return Persons
            ? ClusterSql.Text(
                "rollup-persons",
                ("keys", keyList),
                ("sums", string.Join(", ", sums.Select(sum => $"sum(n_{sum.Name}) AS t_{sum.Name}"))),
                ("named", string.Join(", ", sums.Select(sum => $"sum(h_{sum.Name}) AS n_{sum.Name}"))),
                ("headed", string.Join(", ", sums.Select(sum => $"{Rounded(sum.Name, $"sum(s_{sum.Name})")} AS h_{sum.Name}"))),
                ("rows", rows),
                ("group", group))
            : ClusterSql.Text("rollup", ("keys", keyList), ("sums", string.Join(", ", sums.Select(sum => $"{Rounded(sum.Name, $"sum(s_{sum.Name})")} AS t_{sum.Name}"))), ("rows", rows), ("group", group));
    }

    /// <summary>The condition of the scope's days.</summary>
    public static string Days(Scope scope) => scope.Period is { } period ? $" AND date >= {ClusterSql.Number(ClusterSql.Day(period.First))} AND date <= {ClusterSql.Number(ClusterSql.Day(period.Last))}" : "";

    string Work() => ClusterSql.Text(
        "rollup-work",
        ("keys", string.Concat(keys.Select(key => $"{key.Work} AS {key.Name}, ")) + (Persons ? "person AS who, if(person = 0, unit, toInt32(0)) AS crew, if(person = 0, ifNull(heads, toDecimal64(-1, 4)), toDecimal64(-1, 4)) AS h_heads, " : "")),
        ("sums", string.Join(", ", sums.Select(sum => $"{sum.Work} AS s_{sum.Name}"))),
        ("database", places.Database),
        ("attended", places.Attended ? ClusterSql.Text("rollup-attended", ("database", places.Database), ("visible", places.Visible), ("where", Common)) : ""),
        ("visible", places.Visible),
        ("where", Where()),
        ("group", Group()));

    string IdleRows() => ClusterSql.Text(
        "rollup-idle",
        ("keys", string.Concat(keys.Select(key => $"{key.Idle} AS {key.Name}, ")) + (Persons ? "person AS who, toInt32(0) AS crew, toDecimal64(-1, 4) AS h_heads, " : "")),
        ("sums", string.Join(", ", sums.Select(sum => $"{sum.Idle} AS s_{sum.Name}"))),
        ("database", places.Database),
        ("visible", places.Visible),
        ("where", Common + (question.Where.Under is null ? "" : $" AND team IN ({ClusterSql.List(places.Below)})") + (places.Covered.Count == 0 ? "" : $" AND (team, date) NOT IN ({string.Join(',', places.Covered.Select(it => $"({ClusterSql.Number(it.Team)},{ClusterSql.Number(it.Day)})"))})")),
        ("group", Group()));

    string Group()
    {
        string[] names = [.. keys.Select(key => key.Name), .. Persons ? (string[])["who", "crew", "h_heads"] : []];
        return names.Length == 0 ? "" : "GROUP BY " + string.Join(", ", names);
    }

    string Where()
    {
        Scope scope = question.Where;
        string below = ClusterSql.List(places.Below);
        return Common
            + (scope.Under is null ? "" : $" AND (unit IN ({below}) OR work_centre = {ClusterSql.Number(places.Under)})")
            + (scope.Operation is null ? "" : $" AND operation = {ClusterSql.Number(places.Operation)}")
            + (scope.Class is null ? "" : $" AND class = {ClusterSql.Number(places.Class)}")
            + (scope.VerifiedOnly ? " AND state IN (0, 2)" : " AND state != 4");
    }

    string Common => Days(question.Where) + (question.Where.Person is null ? "" : $" AND person = {ClusterSql.Number(places.Person)}");

    void AddKeys()
    {
        Add(Keys.Person, "person", "person", "person");
        Add(Keys.Team, "team", "own_team", "team");
        Add(Keys.WorkCentre, "work_centre", "work_centre", "toInt32(0)");
        Add(Keys.Operation, "operation", "operation", "toInt32(0)");
        Add(Keys.Family, "family", $"toInt32({places.FamilyOf("operation")})", "toInt32(0)");
        Add(Keys.Shift, "shift", "shift", "toInt32(0)");
        Add(Keys.Class, "class", "class", "toInt32(0)");
        foreach ((Keys key, string name) in ((Keys, string)[])[(Keys.Department, "department"), (Keys.Site, "site"), (Keys.Company, "company"), (Keys.Region, "region")])
        {
            Add(key, name, $"toInt32({places.Above(name, "unit")})", $"toInt32({places.Above(name, "team")})");
        }

        Add(Keys.Learner, "learner", "toInt32(learner)", "toInt32(0)");
        string? start = question.Grain switch
        {
            Grain.Day => "date",
            // The cluster counts days from a Thursday.
            Grain.Week => "toInt32(date - ((date + 3) % 7 + 7) % 7)",
            Grain.Month => "month",
            _ => null,
        };
        if (start is not null)
        {
            keys.Add((question.Grain == Grain.Month ? "k_start_month" : "k_start", start, start));
        }

        void Add(Keys key, string name, string work, string idle)
        {
            if (question.Keys.HasFlag(key))
            {
                keys.Add(("k_" + name, work, idle));
            }
        }
    }

    void AddTotals()
    {
        Exact("earned", "earned", 6);
        Exact("on_quota", "hours", 4);
        if (places.Attended)
        {
            Apportioned("attended", "hours", "all_attended");
            Apportioned("scheduled", "scheduled", "all_scheduled");
        }
        else
        {
            Exact("attended", "hours + off_hours", 4);
        }

        foreach (string counted in (string[])["good", "scrap", "rework"])
        {
            Exact(counted, counted, 4);
        }

        sums.Add(("records", "sum(toInt64(sign))", "toInt64(0)"));
        sums.Add(("restated", "sum(if(batch != origin, -toInt64(sign), 0))", "toInt64(0)"));
    }

    void AddMoments()
    {
        if (question.Figures.HasFlag(Figures.Log))
        {
            foreach ((string name, string value) in ((string, string)[])[("count", "1"), ("hours", Hours), ("ln_hours", $"log({Hours})"), ("y", Logarithm), ("yy", $"{Logarithm} * {Logarithm}"), ("hy", $"{Hours} * {Logarithm}"), ("hyy", $"{Hours} * {Logarithm} * {Logarithm}")])
            {
                Moment("log_" + name, value, MomentRows);
            }
        }

        if (question.Figures.HasFlag(Figures.Rate))
        {
            foreach ((string name, string value) in ((string, string)[])[("count", "1"), ("hours", Hours), ("ln_hours", $"log({Hours})"), ("earned", Rate), ("ee", $"{Rate} * {Rate} / {Hours}")])
            {
                Moment("rate_" + name, value, "hours > 0");
            }
        }
    }

    void Exact(string name, string value, int scale) => sums.Add((name, $"sum(({value}) * sign)", $"toDecimal128(0, {ClusterSql.Number(scale)})"));

    // A person-day's hours go to its tickets by their hours.
    void Apportioned(string name, string idle, string all) =>
        sums.Add((name, $"sum(toFloat64(sign) * if(differs = 1, {Ticketed} * {all} / all_ticketed, {Ticketed}))", $"toFloat64(sum({idle} * sign))"));

    void Moment(string name, string value, string condition) => sums.Add((name, $"sum(if({condition}, toFloat64({value}) * toFloat64(sign), toFloat64(0)))", "toFloat64(0)"));

    // Halves away from zero, which round() of this engine does otherwise; in the last place, so that sums stay exact.
    string Rounded(string name, string sum) => places.Attended && name is ("attended" or "scheduled")
        ? $"toInt64(if({sum} >= 0, floor({sum} * 10000 + 0.5), -floor(0.5 - {sum} * 10000)))"
        : sum;
}
