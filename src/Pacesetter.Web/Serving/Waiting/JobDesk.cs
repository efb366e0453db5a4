using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pacesetter.Web.Serving.Telling;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.Access;
using Pacesetter.Workspaces.Jobs;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving.Waiting;

/// <summary>Runs the jobs that wait, one after the other, so that those who wait for an answer keep a processor.</summary>
sealed class JobDesk(Workspace workspace, TimeProvider clock, ILogger<JobDesk> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    static readonly TimeSpan Pulse = TimeSpan.FromSeconds(1);

    // Run again as they were where the program ended meanwhile: they only read.
    static readonly string[] Repeatable = [.. Endpoints.Served.Where(it => Rights.Of(it) is { Changes: false }).Select(it => it.Name)];

    readonly SemaphoreSlim waiting = new(0);

    readonly string holder = Holder.New();

    /// <summary>The jobs, in a session of the caller's own.</summary>
    public JobBook Book(Workspace own) => new(own, holder);

    /// <summary>Says that a job was added.</summary>
    public void Wake() => waiting.Release();

    public override void Dispose()
    {
        waiting.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!await Next(stoppingToken))
                {
                    await waiting.WaitAsync(Look, stoppingToken);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // The server stops.
                return;
            }
            catch (DbUpdateException trouble)
            {
                await Rest(trouble, stoppingToken);
            }
            catch (System.Data.Common.DbException trouble)
            {
                await Rest(trouble, stoppingToken);
            }
        }
    }

    // A registry that does not answer for a while must not end the desk for good.
    async Task Rest(Exception trouble, CancellationToken stopping)
    {
        log.RegistryAway(trouble);
        await Task.Delay(Look, clock, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    async Task<bool> Next(CancellationToken stopping)
    {
        using Workspace own = workspace.Session();
        JobBook book = Book(own);
        await book.Tidy(Repeatable, stopping);
        if (await book.Claim(stopping) is not { } job)
        {
            return false;
        }

        var latest = new LatestAdvance();
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var beating = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        Task pulse = Beat(job.Id, latest, ending, beating.Token);
        Func<Task> note = await Run(own, job, latest, ending.Token, stopping);
        await beating.CancelAsync();
        await pulse;
        await note();
        Telemetry.JobEnded(await StateOf(own, job.Id, CancellationToken.None), job.UseCase);
        return true;
    }

    static Task<JobState> StateOf(Workspace own, string id, CancellationToken cancel) => own.Registry.Jobs.AsNoTracking().Where(it => it.Id == id).Select(it => it.State).FirstAsync(cancel);

    // Its own session: the use case has the other.
    async Task Beat(string id, LatestAdvance latest, CancellationTokenSource ending, CancellationToken beating)
    {
        using Workspace own = workspace.Session();
        JobBook book = Book(own);
        while (true)
        {
            await Task.Delay(Pulse, clock, beating).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (beating.IsCancellationRequested)
            {
                return;
            }

            try
            {
                if (!await book.Beat(id, latest.Value, CancellationToken.None))
                {
                    await ending.CancelAsync();
                    return;
                }
            }
            catch (System.Data.Common.DbException trouble)
            {
                // The lease outlasts many beats.
                log.RegistryAway(trouble);
            }
        }
    }

    async Task<Func<Task>> Run(Workspace own, Job job, LatestAdvance latest, CancellationToken ending, CancellationToken stopping)
    {
        JobBook book = Book(own);
        try
        {
            Question question = await QuestionOf(own, job, latest, ending);
            Task<JsonObject> asked = Task.Run(() => Ask(question, ending), ending);
            // What only reads is not waited for once it is called off: a long calculation looks at nothing but its numbers. What changes something is.
            JsonObject answer = await (Repeatable.Contains(job.UseCase) ? asked.WaitAsync(ending) : asked);
            string result = answer.ToJsonString(AnswerJson.Options);
            return () => book.End(job.Id, JobState.Done, result, null);
        }
        // A store that is cut off in the middle has words of its own for it.
        catch (Exception stopped) when (stopping.IsCancellationRequested && (stopped is OperationCanceledException or System.Data.Common.DbException))
        {
            return Repeatable.Contains(job.UseCase) ? () => book.Return(job.Id) : () => book.End(job.Id, JobState.Interrupted, null, null);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Somebody called it off.
            return () => book.End(job.Id, JobState.Cancelled, null, null);
        }
        // The last frame of a job: every failure becomes a problem that whoever asked can read.
        catch (Exception exception)
        {
            Problems.Problem problem = Problems.Of(exception);
            if (problem.Id == Problems.Unforeseen)
            {
                log.JobFailed(exception, job.UseCase);
            }

            return () => book.End(job.Id, JobState.Failed, null, JsonSerializer.Serialize(problem, AnswerJson.Options));
        }
    }

    // As whoever asked reaches now, not as they did when they asked.
    async Task<JsonObject> Ask(Question question, CancellationToken cancel)
    {
        using Workspace admitted = await question.Admit(workspace, cancel);
        return await question.Ask(admitted, clock, cancel);
    }

    static async Task<Question> QuestionOf(Workspace own, Job job, LatestAdvance latest, CancellationToken cancel)
    {
        UseCaseDescription useCase = Endpoints.Served.FirstOrDefault(it => it.Name == job.UseCase)
            ?? throw new RefusalException(RefusalKind.Failed, "not_served", $"{job.UseCase} does not answer over the network any more.", "Ask anew.");
        Account? account = await own.Registry.Accounts.AsNoTracking().FirstOrDefaultAsync(it => it.Id == job.Account, cancel);
        if (account is null || account.ClosedAt is not null)
        {
            throw new RefusalException(RefusalKind.NotAuthorised, "account_closed", "The account that asked is closed.", "Ask whoever grants roles.");
        }

        return new(useCase, RequestForm.OfBody(useCase, (JsonObject)JsonNode.Parse(job.Request)!), account.Actor(), new Asker(account.Id)) { Language = job.Language, Progress = latest };
    }
}
