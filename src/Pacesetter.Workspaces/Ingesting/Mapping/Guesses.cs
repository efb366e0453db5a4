using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pacesetter.Workspaces.Ingesting.Mapping;

/// <summary>Guesses which foreign header stands for which column. Guesses are shown and never applied.</summary>
static class Guesses
{
    static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    static readonly Dictionary<string, string[]> Synonyms = new(StringComparer.Ordinal)
    {
        ["person"] = ["employee", "worker", "operator", "employee_id", "worker_id", "staff", "badge", "员工", "工号", "人员"],
        ["team"] = ["crew", "group", "line", "dept", "team_no", "班组", "小组"],
        ["work_centre"] = ["machine", "workstation", "work_center", "station", "resource", "设备", "机台"],
        ["operation"] = ["op", "process", "task", "job", "step", "part", "工序"],
        ["good"] = ["qty", "quantity", "pieces", "output", "completed_qty", "good_qty", "合格数", "产量"],
        ["scrap"] = ["reject", "rejects", "waste", "defects", "废品"],
        ["hours"] = ["work_time", "worked_hours", "time", "duration", "工时"],
        ["off_hours"] = ["pause_time", "idle", "downtime"],
        ["minutes"] = ["smv", "sam", "std_minutes", "standard_minutes", "定额"],
        ["per_hour"] = ["rate", "norm", "pieces_per_hour"],
        ["date"] = ["day", "work_date", "datum", "日期"],
        ["record"] = ["ticket", "id", "ticket_no", "job_card", "单号"],
        ["shift"] = ["班次"],
        ["name"] = ["title", "label", "名称", "姓名"],
        ["unit"] = ["code", "org_unit", "单位"],
        ["parent"] = ["parent_unit", "above", "上级"],
    };

    /// <summary>A remedy that names what the headers may stand for, as a map ready to be saved.</summary>
    public static string Remedy(Table table, IReadOnlyList<string> headers)
    {
        Dictionary<string, string> map = Map(table, headers);
        string columns = $"The columns of {table.Name} are: {string.Join(", ", table.Columns.Select(column => column.Required ? column.Name + "*" : column.Name))} (* required).";
        return map.Any(it => it.Key != it.Value)
            ? $"{columns} If this guess is right, save it as map.json and import with --map map.json: {JsonSerializer.Serialize(map, Json)}"
            : $"{columns} Write them with: pacesetter import --template {table.Name}";
    }

    /// <summary>Which header each column is guessed to be.</summary>
    public static Dictionary<string, string> Map(Table table, IReadOnlyList<string> headers)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string header in headers.Where(header => table.Find(header) is not null))
        {
            map[header] = header;
        }

        foreach (Column column in table.Columns.Where(column => !map.ContainsKey(column.Name)))
        {
            string? best = headers
                .Where(header => !map.ContainsValue(header))
                .Select(header => (Header: header, Distance: Distance(column.Name, Plain(header))))
                .Where(it => it.Distance <= Math.Max(1, column.Name.Length / 4))
                .OrderBy(it => it.Distance)
                .Select(it => it.Header)
                .FirstOrDefault();
            if (best is not null)
            {
                map[column.Name] = best;
            }
        }

        return map;
    }

    static string Plain(string header) => header.Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    // A header that holds the word among others is a near miss.
    static int Distance(string column, string header) =>
        Says(column, header) ? 0 : header.Split('_').Any(word => Says(column, word)) ? 1 : Edits(column, header);

    static bool Says(string column, string word) => column == word || (Synonyms.TryGetValue(column, out string[]? words) && words.Contains(word));

    // The number of letters to add, drop or change.
    static int Edits(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
