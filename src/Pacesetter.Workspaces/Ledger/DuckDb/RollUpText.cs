using Pacesetter.Panels;

namespace Pacesetter.Workspaces.Ledger.DuckDb;

/// <summary>Writes the SQL of a roll-up: only the joins and sums that the question needs.</summary>
sealed class RollUpText
{
    const string MomentRows = "w.hours > 0 AND w.good > 0 AND w.earned > 0";

    readonly RollUp question;
    readonly bool signs;
    readonly bool attended;
    readonly List<(string Name, string Work, string Idle)> keys = [];
    readonly List<(string Name, string Work, string Idle, string Sum, string Type)> sums = [];

    /// <param name="question">What is asked.</param>
    /// <param name="signs">False where no row of the ledger has sign −1.</param>
    /// <param name="attended">False where no person-day differs from its tickets.</param>
    public RollUpText(RollUp question, bool signs, bool attended)
    {
        this.question = question;
        this.signs = signs;
        this.attended = attended;
        AddKeys();
        AddTotals();
        AddMoments();
    }

    public IReadOnlyList<string> KeyNames => [.. keys.Select(key => key.Name)];

    /// <summary>The whole statement; parameters: under, operation, class, person as numbers of codes, first, last, as the scope names them.</summary>
    public override string ToString()
    {
        string keyList = string.Concat(keys.Select(key => key.Name + ", "));
        string groupKeys = string.Join(", ", keys.Select(key => key.Name));
        bool persons = question.Figures.HasFlag(Figures.Persons);
        string idle = !attended || IdleExcluded
            ? ""
            : "UNION ALL SELECT " + string.Concat(keys.Select(key => key.Idle + ", ")) + string.Join(", ", sums.Select(sum => sum.Idle))
              + (persons ? ", d.person, NULL, NULL" : "") + $"\nFROM attended d {IdlePaths}\nWHERE d.ticketed = 0 AND NOT EXISTS (SELECT 1 FROM {(signs ? "standing_work" : "work")} x WHERE x.person IS NULL AND x.own_team = d.team AND x.date = d.date){IdleWhere}";
        return Sql.Text(
            !persons ? "rollup" : signs ? "rollup-persons-net" : "rollup-persons",
            ("inner_keys", string.Concat(keys.Select(key => $"{key.Work} AS {key.Name}, "))),
            ("rows", string.Join(", ", sums.Select(sum => $"{sum.Work} AS {sum.Name}"))),
            ("joins", Joins),
            ("where", Where),
            ("idle", idle),
            ("keys", keyList),
            ("person_group", keyList),
            ("sums", string.Join(", ", sums.Select(sum => $"{sum.Sum} AS {sum.Name}"))),
            ("net_sums", string.Join(", ", sums.Select(sum => $"CAST(sum({sum.Name}) AS {sum.Type}) AS {sum.Name}"))),
            ("outer_sums", string.Join(", ", sums.Select(sum => $"CAST(sum({sum.Name}) AS {sum.Type})"))),
            ("group", groupKeys.Length > 0 ? "GROUP BY " + groupKeys : ""));
    }

    // Persons who attended without a ticket stand behind their team's rows where the team has any that day.
    // A question about one operation or one class of machine is not about days without a ticket.
    bool IdleExcluded => question.Where.Operation is not null || question.Where.Class is not null || question.Where.VerifiedOnly;

    bool NeedsPaths => question.Where.Under is not null || (question.Keys & (Keys.Department | Keys.Site | Keys.Company | Keys.Region)) != 0;

    string IdlePaths => NeedsPaths ? "LEFT JOIN unit_paths p ON p.unit = d.team" : "";

    string Joins
    {
        get
        {
            string joins = NeedsPaths ? "LEFT JOIN unit_paths p ON p.unit = coalesce(w.own_team, w.work_centre)\n" : "";
            joins += question.Keys.HasFlag(Keys.Family) ? "LEFT JOIN (SELECT k.id AS operation, any_value(l.family) AS family FROM live_operations l JOIN codes k ON k.code = l.operation GROUP BY k.id) o ON o.operation = w.operation\n" : "";
            return joins + (attended ? "LEFT JOIN attended a ON a.person = w.person AND a.date = w.date AND a.ticketed > 0" : "");
        }
    }

    string Where
    {
        get
        {
            List<string> all = [.. Common("w")];
            Scope scope = question.Where;
            if (scope.Operation is not null)
            {
                all.Add("w.operation = $operation");
            }

            if (scope.Class is not null)
            {
                all.Add("w.class = $class");
            }

            if (scope.VerifiedOnly)
            {
                all.Add("(w.state IS NULL OR w.state = 'verified')");
            }
            else
            {
                all.Add("(w.state IS NULL OR w.state <> 'rejected')");
            }

            return "WHERE " + string.Join(" AND ", all);
        }
    }

    string IdleWhere => string.Concat(Common("d").Select(condition => " AND " + condition));

    IEnumerable<string> Common(string rows)
    {
        Scope scope = question.Where;
        if (scope.Period is not null)
        {
            yield return $"{rows}.date >= $first AND {rows}.date <= $last";
        }

        if (scope.Person is not null)
        {
            yield return $"{rows}.person = $person";
        }

        if (scope.Under is not null)
        {
            string owner = rows == "w" ? "(coalesce(w.own_team, w.work_centre) = $under OR w.work_centre = $under)" : "d.team = $under";
            yield return $"($under IN (p.work_centre, p.team, p.department, p.site, p.company, p.region) OR {owner})";
        }
    }

    void AddKeys()
    {
        Keys asked = question.Keys;
        Add(Keys.Person, "person", "w.person", "d.person");
        Add(Keys.Team, "team", "w.own_team", "d.team");
        Add(Keys.WorkCentre, "work_centre", "w.work_centre", "NULL");
        Add(Keys.Operation, "operation", "w.operation", "NULL");
        Add(Keys.Family, "family", "o.family", "NULL");
        Add(Keys.Shift, "shift", "w.shift", "NULL");
        Add(Keys.Class, "class", "w.class", "NULL");
        Add(Keys.Department, "department", "p.department", "p.department");
        Add(Keys.Site, "site", "p.site", "p.site");
        Add(Keys.Company, "company", "p.company", "p.company");
        Add(Keys.Region, "region", "p.region", "p.region");
        Add(Keys.Learner, "learner", "w.learner", "false");
        string? start = question.Grain switch
        {
            Grain.Day => "{0}.date",
            Grain.Week => "CAST(date_trunc('week', {0}.date) AS DATE)",
            Grain.Month => "CAST(date_trunc('month', {0}.date) AS DATE)",
            _ => null,
        };
        if (start is not null)
        {
            keys.Add(("start", start.Replace("{0}", "w", StringComparison.Ordinal), start.Replace("{0}", "d", StringComparison.Ordinal)));
        }

        void Add(Keys key, string name, string work, string idle)
        {
            if (asked.HasFlag(key))
            {
                keys.Add((name, work, idle));
            }
        }
    }

    void AddTotals()
    {
        Exact("earned", "w.earned", "0", "DECIMAL(18,6)");
        Exact("on_quota", "w.hours", "0", "DECIMAL(18,4)");
        string ticketed = "w.hours + w.off_hours";
        if (attended)
        {
            Rounded("attended", $"CASE WHEN a.person IS NULL THEN CAST({ticketed} AS DOUBLE) ELSE CAST({ticketed} AS DOUBLE) * a.hours / a.ticketed END", "CAST(d.hours AS DOUBLE)");
            Rounded("scheduled", $"CASE WHEN a.person IS NULL THEN CAST({ticketed} AS DOUBLE) ELSE CAST({ticketed} AS DOUBLE) * a.scheduled / a.ticketed END", "CAST(d.scheduled AS DOUBLE)");
        }
        else
        {
            Exact("attended", ticketed, "0", "DECIMAL(18,4)");
        }

        Exact("good", "w.good", "0", "DECIMAL(18,4)");
        Exact("scrap", "w.scrap", "0", "DECIMAL(18,4)");
        Exact("rework", "w.rework", "0", "DECIMAL(18,4)");
        sums.Add(("records", signs ? "w.sign" : "1", "0", signs ? "sum(records)" : "CAST(sum(records) AS BIGINT)", "BIGINT"));
        if (signs)
        {
            sums.Add(("restated", "CASE WHEN w.batch <> w.origin THEN -w.sign ELSE 0 END", "0", "sum(restated)", "BIGINT"));
        }
    }

    void AddMoments()
    {
        if (question.Figures.HasFlag(Figures.Log))
        {
            const string y = "ln(CAST(w.earned AS DOUBLE) / 60 / w.hours)";
            const string h = "CAST(w.hours AS DOUBLE)";
            Moment("log_count", "1", MomentRows);
            Moment("log_hours", h, MomentRows);
            Moment("log_ln_hours", $"ln({h})", MomentRows);
            Moment("log_y", y, MomentRows);
            Moment("log_yy", $"{y} * {y}", MomentRows);
            Moment("log_hy", $"{h} * {y}", MomentRows);
            Moment("log_hyy", $"{h} * {y} * {y}", MomentRows);
        }

        if (question.Figures.HasFlag(Figures.Rate))
        {
            const string e = "CAST(w.earned AS DOUBLE) / 60";
            const string h = "CAST(w.hours AS DOUBLE)";
            Moment("rate_count", "1", "w.hours > 0");
            Moment("rate_hours", h, "w.hours > 0");
            Moment("rate_ln_hours", $"ln({h})", "w.hours > 0");
            Moment("rate_earned", e, "w.hours > 0");
            Moment("rate_ee", $"{e} * {e} / w.hours", "w.hours > 0");
        }
    }

    void Exact(string name, string work, string idle, string type)
    {
        string signed = signs ? $"CASE WHEN w.sign > 0 THEN {work} ELSE -({work}) END" : work;
        sums.Add((name, signed, idle, $"CAST(sum({name}) AS {type})", type));
    }

    void Rounded(string name, string work, string idle)
    {
        string signed = signs ? $"CASE WHEN w.sign > 0 THEN {work} ELSE -({work}) END" : work;
        sums.Add((name, signed, idle, $"CAST(round(sum({name}), 4) AS DECIMAL(18,4))", "DECIMAL(18,4)"));
    }

    void Moment(string name, string work, string condition)
    {
        string sign = signs ? " * w.sign" : "";
        sums.Add((name, $"CASE WHEN {condition} THEN CAST({work} AS DOUBLE){sign} ELSE 0 END", "0", $"sum({name})", "DOUBLE"));
    }
}
