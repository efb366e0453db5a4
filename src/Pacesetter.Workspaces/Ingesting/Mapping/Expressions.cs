using System.Text.Json.Nodes;
using DuckDB.NET.Data;
using Pacesetter.Workspaces.Ledger.DuckDb;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ingesting.Mapping;

/// <summary>Lets scalar expressions over the row through, and nothing that could read a file, a table or the machine.</summary>
sealed class Expressions(DuckDBConnection connection, string source)
{
    static readonly string[] Classes = ["FUNCTION", "COLUMN_REF", "CONSTANT", "CAST", "CASE", "COMPARISON", "CONJUNCTION", "OPERATOR", "BETWEEN"];

    static readonly string[] Denied = ["getenv", "current_setting", "nextval", "currval", "write_log", "getvariable", "current_query", "txid_current", "in_search_path"];

    /// <summary>The expression itself, once it was parsed and found harmless.</summary>
    /// <exception cref="RefusalException">It does not parse, or it is more than a scalar expression.</exception>
    public string Checked(string expression)
    {
        string parsed = connection.Scalar<string>($"SELECT CAST(json_serialize_sql({Sql.Literal($"SELECT ({expression})")}) AS VARCHAR)")!;
        JsonObject tree = JsonNode.Parse(parsed)!.AsObject();
        if ((bool?)tree["error"] == true)
        {
            throw Refused(expression, $"it cannot be parsed: {(string?)tree["error_message"]}");
        }

        JsonArray statements = tree["statements"]!.AsArray();
        JsonNode? node = statements[0]?["node"];
        bool plain = statements.Count == 1
            && (string?)node?["type"] == "SELECT_NODE"
            && node["select_list"]!.AsArray().Count == 1
            && (string?)node["from_table"]?["type"] == "EMPTY"
            && node["where_clause"] is null
            && node["modifiers"]!.AsArray().Count == 0;
        if (!plain)
        {
            throw Refused(expression, "it is more than one expression");
        }

        Walk(node!["select_list"]![0]!, expression);
        return expression;
    }

    void Walk(JsonNode node, string expression)
    {
        if (node is JsonArray list)
        {
            foreach (JsonNode? child in list)
            {
                if (child is not null)
                {
                    Walk(child, expression);
                }
            }

            return;
        }

        if (node is not JsonObject tree)
        {
            return;
        }

        if (tree["class"] is JsonValue kind)
        {
            Check(tree, (string)kind!, expression);
        }

        foreach ((string _, JsonNode? child) in tree)
        {
            if (child is not null)
            {
                Walk(child, expression);
            }
        }
    }

    void Check(JsonObject tree, string kind, string expression)
    {
        if (!Classes.Contains(kind))
        {
            throw Refused(expression, $"{kind.ToLowerInvariant()} is not allowed");
        }

        if (kind == "FUNCTION")
        {
            string name = (string?)tree["function_name"] ?? "";
            bool scalar = connection.Scalar<bool>(
                "SELECT coalesce(bool_and(function_type = 'scalar' OR (function_type = 'macro' AND internal)), false) FROM duckdb_functions() WHERE function_name = lower($name)",
                CancellationToken.None,
                ("name", name));
            if (!scalar || Denied.Contains(name.ToLowerInvariant()) || name.StartsWith("read_", StringComparison.OrdinalIgnoreCase))
            {
                throw Refused(expression, $"the function {name} is not allowed");
            }
        }
    }

    RefusalException Refused(string expression, string why) => new(
        RefusalKind.Usage,
        "expression_not_allowed",
        $"{source}: the expression {expression} is refused: {why}.",
        "Write a scalar DuckDB expression over the source's columns, without sub-queries, aggregates or functions that read files.");
}
