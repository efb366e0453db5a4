using System.Net;
using System.Text;
using Microsoft.Extensions.Primitives;

namespace Pacesetter.CurrentClickHouse;

/// <summary>The HTTP interface of a ClickHouse server as far as a ledger uses it: questions, rows in RowBinary, tables sent along, settings in the address.</summary>
sealed class Interface(Library engine)
{
    // Parameters that are about HTTP and no settings of the engine.
    static readonly string[] OfTheInterface = ["query", "wait_end_of_query", "send_progress_in_http_headers"];

    readonly Lock one = new();

    public async Task Answer(HttpContext context)
    {
        try
        {
            byte[] rows = await Asked(context.Request);
            await context.Response.Body.WriteAsync(rows, context.RequestAborted);
        }
        catch (EngineException refused)
        {
            context.Response.StatusCode = (int)HttpStatusCode.InternalServerError;
            await context.Response.WriteAsync(refused.Message, context.RequestAborted);
        }
    }

    async Task<byte[]> Asked(HttpRequest request)
    {
        string? query = request.Query["query"];
        List<(string Name, byte[] Rows)> sent = [];
        byte[] body = [];
        if (request.HasFormContentType)
        {
            foreach (IFormFile file in (await request.ReadFormAsync()).Files)
            {
                sent.Add((file.Name, await All(file.OpenReadStream())));
            }
        }
        else
        {
            body = await All(request.Body);
        }

        // A question is in the address and its rows in the body, or it is the body.
        byte[] asked = query is null ? body : [.. Encoding.UTF8.GetBytes(query + "\n"), .. body];
        lock (one)
        {
            return Asked(request.Query, asked, sent);
        }
    }

    byte[] Asked(IQueryCollection parameters, byte[] asked, List<(string Name, byte[] Rows)> sent)
    {
        string[] about = [.. sent.SelectMany(it => (string[])[$"{it.Name}_structure", $"{it.Name}_format"])];
        foreach ((string name, StringValues value) in parameters.Where(it => !OfTheInterface.Contains(it.Key) && !about.Contains(it.Key)))
        {
            Do($"SET {name} = {value}");
        }

        try
        {
            foreach ((string name, byte[] rows) in sent)
            {
                Do($"CREATE TEMPORARY TABLE {name} ({parameters[$"{name}_structure"]}) ENGINE = Memory");
                engine.Ask([.. Encoding.UTF8.GetBytes($"INSERT INTO {name} FORMAT {parameters[$"{name}_format"]}\n"), .. rows], "Null");
            }

            // The question names its format itself.
            return engine.Ask(asked, "TabSeparated");
        }
        finally
        {
            foreach ((string name, _) in sent)
            {
                Do($"DROP TABLE IF EXISTS {name}");
            }
        }
    }

    void Do(string sql) => engine.Ask(Encoding.UTF8.GetBytes(sql), "Null");

    static async Task<byte[]> All(Stream stream)
    {
        using var whole = new MemoryStream();
        await stream.CopyToAsync(whole);
        return whole.ToArray();
    }
}
