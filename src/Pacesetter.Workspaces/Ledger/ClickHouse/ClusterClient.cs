using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Workspaces.Ledger.ClickHouse;

/// <summary>A table sent along with a question, for the time of the question.</summary>
/// <param name="Name">Its name in the question.</param>
/// <param name="Structure">Its columns and types.</param>
/// <param name="Rows">Its rows in RowBinary.</param>
readonly record struct SentTable(string Name, string Structure, ReadOnlyMemory<byte> Rows);

/// <summary>Talks to the servers of the cluster over HTTP. A server that does not answer is passed over; a shard that does not is an error.</summary>
sealed class ClusterClient(ClusterAddress address) : IDisposable
{
    // Never skip_unavailable_shards: what a dead shard holds would be missing from the answer without a word.
    const string Whole = "&skip_unavailable_shards=0&wait_end_of_query=1&send_progress_in_http_headers=0";

    readonly HttpClient http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10), PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2) }) { Timeout = Timeout.InfiniteTimeSpan };
    int first;
    int replicas;

    public ClusterAddress Address => address;

    /// <summary>How many replicas a shard has; a block counts when all of them hold it.</summary>
    public int Replicas
    {
        get => replicas;
        set => replicas = value;
    }

    /// <summary>Asks the first server that answers; the rows come in RowBinary, whole or not at all.</summary>
    public async Task<RowBinaryReader> Ask(string sql, CancellationToken cancel, params IReadOnlyList<SentTable> sent)
    {
        string settings = Whole + (Safe ? "&select_sequential_consistency=1" : "");
        try
        {
            return await Once();
        }
        catch (RefusalException cut) when (cut.Id == "cluster_cut_off")
        {
            // A connection kept from the question before may be dead by now; a question changes nothing.
            return await Once();
        }

        async Task<RowBinaryReader> Once()
        {
            HttpResponseMessage response = await Any(server => Question(server, sql, sent, settings), cancel);
            return new RowBinaryReader(await response.Content.ReadAsStreamAsync(cancel), response);
        }
    }

    /// <summary>Writes one block of rows. Sent twice, a replicated table takes it once.</summary>
    public async Task Insert(string sql, ReadOnlyMemory<byte> rows, CancellationToken cancel)
    {
        string settings = "&insert_distributed_sync=1" + (Safe ? string.Create(CultureInfo.InvariantCulture, $"&insert_quorum={replicas}&insert_quorum_timeout={Math.Min(address.Timeout.TotalMilliseconds, 60_000):0}") : "");
        for (int again = 0; ; again++)
        {
            try
            {
                using HttpResponseMessage response = await Any(
                    server => new(HttpMethod.Post, Path(server, settings + "&query=" + Uri.EscapeDataString(sql))) { Content = new ReadOnlyMemoryContent(rows) },
                    cancel);
                return;
            }
            catch (RefusalException cut) when ((cut.Id is "cluster_cut_off" or "cluster_timeout") && address.Replicated && again < 1)
            {
                // Whether the block arrived is not known; the very same block is not stored twice.
            }
        }
    }

    /// <summary>Has one server do something, its own tables alone.</summary>
    public async Task Command(Uri server, string sql, CancellationToken cancel)
    {
        using HttpResponseMessage response = await Send(server, new(HttpMethod.Post, Path(server, "")) { Content = new StringContent(sql) }, cancel);
    }

    /// <summary>Asks one server.</summary>
    public async Task<RowBinaryReader> Ask(Uri server, string sql, CancellationToken cancel)
    {
        HttpResponseMessage response = await Send(server, Question(server, sql, [], Whole), cancel);
        return new RowBinaryReader(await response.Content.ReadAsStreamAsync(cancel), response);
    }

    public void Dispose() => http.Dispose();

    // A replica that has not got all that was written must say so.
    bool Safe => address.Replicated && replicas > 1;

    HttpRequestMessage Question(Uri server, string sql, IReadOnlyList<SentTable> sent, string settings)
    {
        if (sent.Count == 0)
        {
            return new(HttpMethod.Post, Path(server, settings)) { Content = new StringContent(sql + "\nFORMAT RowBinary", Encoding.UTF8) };
        }

        var form = new MultipartFormDataContent();
        foreach (SentTable table in sent)
        {
            settings += $"&{table.Name}_structure={Uri.EscapeDataString(table.Structure)}&{table.Name}_format=RowBinary";
            var rows = new ReadOnlyMemoryContent(table.Rows);
            rows.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(rows, table.Name, table.Name);
        }

        return new(HttpMethod.Post, Path(server, settings + "&query=" + Uri.EscapeDataString(sql + "\nFORMAT RowBinary"))) { Content = form };
    }

    string Path(Uri server, string settings) => string.Create(
        CultureInfo.InvariantCulture,
        $"{server}?max_execution_time={address.Timeout.TotalSeconds:0}&max_memory_usage={address.Memory}&max_query_size=67108864&max_ast_elements=10000000&max_expanded_ast_elements=10000000{settings}");

    async Task<HttpResponseMessage> Any(Func<Uri, HttpRequestMessage> request, CancellationToken cancel)
    {
        HttpRequestException? silent = null;
        for (int i = 0; i < address.Servers.Count; i++)
        {
            int which = (Volatile.Read(ref first) + i) % address.Servers.Count;
            try
            {
                HttpResponseMessage response = await Send(address.Servers[which], request(address.Servers[which]), cancel);
                Volatile.Write(ref first, which);
                return response;
            }
            catch (HttpRequestException refused) when (refused.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
            {
                // Nobody was there, so nothing was begun: the next one is asked.
                silent = refused;
            }
        }

        throw ClusterTrouble.Unreachable(address, silent?.Message ?? "none is named");
    }

    async Task<HttpResponseMessage> Send(Uri server, HttpRequestMessage request, CancellationToken cancel)
    {
        request.Headers.Add("X-ClickHouse-User", address.User);
        request.Headers.Add("X-ClickHouse-Key", address.Password);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(address.Timeout + TimeSpan.FromSeconds(5));
        try
        {
            HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (response.IsSuccessStatusCode)
            {
                return response;
            }

            using (response)
            {
                string said = await response.Content.ReadAsStringAsync(limit.Token);
                throw ClusterTrouble.Explain(server, said.Length > 0 ? said : string.Create(CultureInfo.InvariantCulture, $"HTTP status {(int)response.StatusCode} without a word"));
            }
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw ClusterTrouble.TooLong(server, string.Create(CultureInfo.InvariantCulture, $"no answer within {address.Timeout.TotalSeconds:0} seconds"));
        }
        catch (HttpRequestException cut) when (cut.HttpRequestError is not (HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError))
        {
            throw ClusterTrouble.CutOff(server, cut.Message);
        }
        catch (IOException cut)
        {
            throw ClusterTrouble.CutOff(server, cut.Message);
        }
        finally
        {
            request.Dispose();
        }
    }
}
