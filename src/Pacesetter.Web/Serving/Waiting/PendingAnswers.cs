using Microsoft.Extensions.Hosting;
using Pacesetter.Workspaces;
using Pacesetter.Workspaces.UseCases;

namespace Pacesetter.Web.Serving.Waiting;

/// <summary>Works out answers that take longer than a visitor should look at an empty page, and hands them over when the page is asked for again.</summary>
sealed class PendingAnswers(Workspace whole, TimeProvider clock) : IHostedService, IDisposable
{
    /// <summary>How long a visitor waits for the first page.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1.5);

    // An answer that nobody fetched says nothing of what came after it.
    static readonly TimeSpan Unfetched = TimeSpan.FromSeconds(30);

    readonly Lock door = new();
    readonly Dictionary<Key, Pending> pending = [];
    readonly CancellationTokenSource stopping = new();

    /// <summary>The answer, or null where it is still being worked out: ask the same again in a moment. Rows that are still on their way have no place here: the workspace is closed behind them.</summary>
    /// <exception cref="RefusalException">The actor may not ask it, or it is refused.</exception>
    public async Task<object?> Ask(Question question, CancellationToken cancel)
    {
        var key = new Key(question.Asker.Account, question.UseCase.Name, RequestJson.Given(question.UseCase, question.Request).ToJsonString(AnswerJson.Options), question.Language);
        (Pending mine, bool joins) = Of(key, question);
        if (joins)
        {
            // By those alone who may still ask.
            (await question.Admit(whole, cancel)).Dispose();
        }

        try
        {
            object answer = await mine.Answer.WaitAsync(Patience, clock, cancel);
            Fetched(key, mine);
            return answer;
        }
        catch (TimeoutException) when (!mine.Answer.IsCompleted)
        {
            // The visitor is told, and comes again.
            return null;
        }
        catch (Exception) when (mine.Answer.IsCompleted)
        {
            // What failed is told once: asked again, it is tried again.
            Fetched(key, mine);
            throw;
        }
    }

    Task IHostedService.StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    async Task IHostedService.StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        Task[] left;
        lock (door)
        {
            left = [.. pending.Values.Select(it => it.Answer)];
        }

        // The workspace is closed next; who asked is gone.
        await Task.WhenAll(left).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => stopping.Dispose();

    (Pending Mine, bool Joins) Of(Key key, Question question)
    {
        DateTimeOffset now = clock.GetUtcNow();
        lock (door)
        {
            foreach ((Key old, Pending forgotten) in pending.Where(it => it.Value.Answer.IsCompleted && now - it.Value.Asked > Unfetched).ToList())
            {
                pending.Remove(old);
            }

            bool joins = pending.TryGetValue(key, out Pending? known);
            known ??= pending[key] = new(Task.Run(() => Work(question), stopping.Token));
            known.Asked = now;
            return (known, joins);
        }
    }

    async Task<object> Work(Question question)
    {
        using Workspace admitted = await question.Admit(whole, stopping.Token);
        return await question.Run(admitted, clock, stopping.Token);
    }

    void Fetched(Key key, Pending mine)
    {
        lock (door)
        {
            if (pending.TryGetValue(key, out Pending? known) && known == mine)
            {
                pending.Remove(key);
            }
        }
    }

    readonly record struct Key(string? Account, string UseCase, string Given, string Language);

    sealed class Pending(Task<object> answer)
    {
        public Task<object> Answer => answer;

        public DateTimeOffset Asked { get; set; }
    }
}
